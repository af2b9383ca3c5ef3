// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A signature for AWS of each request ({@code sigv4}).
 *
 * <p>With nothing set, the credentials of Prometheus' environment count.
 *
 * @param region region; default that of the credentials; {@code null} if unset
 * @param accessKey access key, together with the secret key; default that of the environment;
 *     {@code null} if unset
 * @param secretKey secret key, printed as a mask; default that of the environment; {@code null} if
 *     unset
 * @param profile named profile to sign with; {@code null} if unset
 * @param roleArn role to take; {@code null} if unset
 * @param externalId what the owner of the role asks for; {@code null} if unset
 * @param useFipsStsEndpoint whether AWS is asked for the role where it follows FIPS; default false;
 *     {@code null} if unset
 * @param serviceName service that the signature is for; default {@code aps}; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record SigV4Config(
    @Nullable String region,
    @Nullable String accessKey,
    @Nullable Secret secretKey,
    @Nullable String profile,
    @Nullable String roleArn,
    @Since("3.10.0") @Nullable String externalId,
    @Since("3.1.0") @Nullable Boolean useFipsStsEndpoint,
    @Since("3.5.0") @Nullable String serviceName,
    @Nullable Extra extra) {

  static final ProblemCode KEY_PAIR =
      ProblemCode.error(
              "remote.sigv4.key-pair",
              "must provide a AWS SigV4 `access_key` and `secret_key` if credentials are specified in the SigV4"
                  + " config",
              "Add the other one of the two, or remove both.")
          .onKeys("access_key", "secret_key");

  static final ProblemCode EXTERNAL_ID =
      ProblemCode.error(
              "remote.sigv4.external-id",
              "`external_id` can only be used with `role_arn`",
              "Add `role_arn`, or remove `external_id`.")
          .onKeys("external_id")
          .since("3.10.0");

  /** Checks the credentials. Not API: use {@link #builder()}. */
  public SigV4Config {
    Invariants.check(
        rules ->
            rules
                .holds(Invariants.isSet(accessKey) == Invariants.isSet(secretKey), KEY_PAIR)
                .holds(!Invariants.isSet(externalId) || Invariants.isSet(roleArn), EXTERNAL_ID));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link SigV4Config}. */
  public static final class Builder extends SigV4ConfigBuilder {}
}
