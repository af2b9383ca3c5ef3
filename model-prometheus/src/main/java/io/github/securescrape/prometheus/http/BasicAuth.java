// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * HTTP basic authentication sent with each request ({@code basic_auth}).
 *
 * <p>The user name and the password are each given in one way only.
 *
 * @param username user name; {@code null} if unset
 * @param usernameFile file on Prometheus' host with the user name, read at each request; {@code
 *     null} if unset
 * @param usernameRef name of the user name in a secret manager; {@code null} if unset
 * @param password password, printed as a mask; {@code null} if unset
 * @param passwordFile file on Prometheus' host with the password, read at each request; {@code
 *     null} if unset
 * @param passwordRef name of the password in a secret manager; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#basic_auth">basic_auth</a>
 * @since 0.1
 */
@Value.Builder
public record BasicAuth(
    @Nullable String username,
    @Since("2.49.0") @Nullable String usernameFile,
    @Since("2.53.0") @Nullable String usernameRef,
    @Nullable Secret password,
    @Since("2.3.0") @Nullable String passwordFile,
    @Since("2.53.0") @Nullable String passwordRef,
    @Nullable Extra extra) {

  /** Checks the rules within one {@code basic_auth}. Not API: use {@link #builder()}. */
  public BasicAuth {
    Invariants.check(
        rules ->
            rules
                .atMostOne(HttpCodes.USERNAME_CONFLICT, username, usernameFile, usernameRef)
                .atMostOne(HttpCodes.PASSWORD_CONFLICT, password, passwordFile, passwordRef));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link BasicAuth}. */
  public static final class Builder extends BasicAuthBuilder {}
}
