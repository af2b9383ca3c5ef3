// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A token fetched from an OAuth 2.0 server and sent with each request ({@code oauth2}).
 *
 * @param clientId who asks for the token
 * @param clientSecret secret of the client, printed as a mask; {@code null} if unset
 * @param clientSecretFile file on Prometheus' host with the secret of the client; {@code null} if
 *     unset
 * @param clientSecretRef name of the secret of the client in a secret manager; {@code null} if
 *     unset
 * @param tokenUrl where the token is fetched
 * @param scopes what the token is to be good for; empty if unset
 * @param endpointParams further parameters of the request for a token; empty if unset
 * @param grantType way to get the token; default {@code client_credentials}; {@link #JWT_BEARER} is
 *     the other one known; {@code null} if unset
 * @param jwt how the client proves itself with {@link #JWT_BEARER}; {@link JwtBearerGrant#NONE} if
 *     unset
 * @param tlsConfig TLS towards the server; {@code null} if unset
 * @param proxy proxy towards the server; {@link ProxyConfig#NONE} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#oauth2">oauth2</a>
 * @since 0.1
 */
@Value.Builder
public record OAuth2(
    @Required String clientId,
    @Nullable Secret clientSecret,
    @Nullable String clientSecretFile,
    @Since("2.53.0") @Nullable String clientSecretRef,
    @Required String tokenUrl,
    List<String> scopes,
    Map<String, String> endpointParams,
    @Since("3.8.0") @Default("client_credentials") @Nullable String grantType,
    @Inline @Since("3.8.0") JwtBearerGrant jwt,
    @Since("2.31.0") @Nullable TlsConfig tlsConfig,
    @Inline @Since("2.35.0") @Since(key = "proxy_connect_header", value = "2.43.0")
        ProxyConfig proxy,
    @Nullable Extra extra) {

  /** The grant type in which the client signs its request. */
  public static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /** Checks the rules within one {@code oauth2}. Not API: use {@link #builder(String, String)}. */
  public OAuth2 {
    scopes = List.copyOf(scopes);
    endpointParams = Invariants.copyOf(endpointParams);
    boolean signs = JWT_BEARER.equals(grantType);
    Invariants.check(
        rules -> {
          rules
              .present("client_id", clientId)
              .present("token_url", tokenUrl)
              .holds(
                  Invariants.anySet(clientSecret, clientSecretFile),
                  HttpCodes.CLIENT_SECRET_MISSING);
          if (signs) {
            jwt.check(rules);
          } else {
            rules.atMostOne(
                HttpCodes.CLIENT_SECRET_CONFLICT, clientSecret, clientSecretFile, clientSecretRef);
          }
        });
  }

  /** Returns a builder for a token that the given client fetches from the given URL. */
  public static Builder builder(String clientId, String tokenUrl) {
    return new Builder().clientId(clientId).tokenUrl(tokenUrl);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds an {@link OAuth2}. */
  public static final class Builder extends OAuth2Builder {
    Builder() {
      jwt(JwtBearerGrant.NONE);
      proxy(ProxyConfig.NONE);
    }
  }
}
