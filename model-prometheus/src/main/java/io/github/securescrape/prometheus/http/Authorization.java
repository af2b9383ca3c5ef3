// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.internal.go.GoText;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An {@code Authorization} header sent with each request ({@code authorization}).
 *
 * @param type authentication scheme; default {@code Bearer}; {@code null} if unset
 * @param credentials credentials, printed as a mask; {@code null} if unset
 * @param credentialsFile file on Prometheus' host with the credentials, read at each request;
 *     {@code null} if unset
 * @param credentialsRef name of the credentials in a secret manager; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#authorization">authorization</a>
 * @since 0.1
 */
@Value.Builder
public record Authorization(
    @Default("Bearer") @Nullable String type,
    @Nullable Secret credentials,
    @Nullable String credentialsFile,
    @Since("2.53.0") @Nullable String credentialsRef,
    @Nullable Extra extra) {

  /** Checks the rules within one {@code authorization}. Not API: use {@link #builder()}. */
  public Authorization {
    Invariants.check(
        rules ->
            rules
                .atMostOne(
                    HttpCodes.CREDENTIALS_CONFLICT, credentials, credentialsFile, credentialsRef)
                .holds(
                    type == null || !GoText.trimSpace(type).equalsIgnoreCase("basic"),
                    HttpCodes.AUTHORIZATION_BASIC));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link Authorization}. */
  public static final class Builder extends AuthorizationBuilder {}
}
