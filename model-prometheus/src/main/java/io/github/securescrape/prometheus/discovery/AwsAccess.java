// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Secret;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a discovery reaches AWS; the keys stand among those of the discovery.
 *
 * @param region region; Prometheus before 3.14 must find one here, in its environment or from the
 *     instance it runs on; {@code null} if unset
 * @param endpoint URL in place of that of the region; {@code null} if unset
 * @param accessKey access key; default that of the environment; {@code null} if unset
 * @param secretKey secret key, printed as a mask; default that of the environment; {@code null} if
 *     unset
 * @param profile named profile to connect with; {@code null} if unset
 * @param roleArn role to take; {@code null} if unset
 * @param externalId what the owner of the role asks for; {@code null} if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#ec2_sd_config">ec2_sd_config</a>
 * @since 0.1
 */
@Value.Builder
public record AwsAccess(
    @Nullable String region,
    @Nullable String endpoint,
    @Nullable String accessKey,
    @Nullable Secret secretKey,
    @Nullable String profile,
    @Nullable String roleArn,
    @Since("3.12.0") @Nullable String externalId) {

  static final ProblemCode REGION =
      ProblemCode.error(
              "discovery.aws.region",
              "{0} SD configuration requires a region",
              "Add `region`: what Prometheus before 3.14 finds by itself depends on its host.")
          .onKeys("region")
          .until("3.14.0");

  /** Nothing set. */
  public static final AwsAccess NONE = builder().build();

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link AwsAccess}. */
  public static final class Builder extends AwsAccessBuilder {}
}
