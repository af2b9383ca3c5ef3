// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.ReadAnew;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Secret;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client settings that stand among the keys of scrape jobs, discoveries and others.
 *
 * <p>There is at most one way to authenticate: {@code basic_auth}, {@code authorization}, {@code
 * oauth2} or the old {@code bearer_token} and {@code bearer_token_file}.
 *
 * @param basicAuth basic authentication; {@code null} if unset
 * @param authorization another kind of {@code Authorization} header; {@code null} if unset
 * @param oauth2 a token from an OAuth 2.0 server; {@code null} if unset
 * @param bearerToken old form of {@code authorization.credentials}, printed as a mask; {@code null}
 *     if unset
 * @param bearerTokenFile old form of {@code authorization.credentials_file}; {@code null} if unset
 * @param tlsConfig whom to trust, and how to prove oneself; {@code null} if unset
 * @param followRedirects whether redirects are followed; default true; {@code null} if unset
 * @param enableHttp2 whether HTTP/2 is offered over TLS; default true; {@code null} if unset
 * @param proxy proxy to go through; {@link ProxyConfig#NONE} if unset
 * @param httpHeaders further headers by name; {@code null} if unset, which a discovery in
 *     Kubernetes tells from empty
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config">http_config</a>
 * @since 0.1
 */
@Value.Builder
public record HttpClientConfig(
    @Nullable BasicAuth basicAuth,
    @Since("2.26.0") @Nullable Authorization authorization,
    @Key("oauth2") @Since("2.27.0") @Nullable OAuth2 oauth2,
    @Nullable Secret bearerToken,
    @Nullable String bearerTokenFile,
    @Nullable TlsConfig tlsConfig,
    @Since("2.26.0") @Default("true") @Nullable Boolean followRedirects,
    @Since("2.35.0") @Default("true") @Nullable Boolean enableHttp2,
    @Inline ProxyConfig proxy,
    @Since("2.53.0") @ReadAnew @Nullable Map<String, HttpHeader> httpHeaders) {

  /** All defaults. */
  public static final HttpClientConfig DEFAULTS = builder().build();

  /** Checks the rules between the settings. Not API: use {@link #builder()}. */
  public HttpClientConfig {
    httpHeaders = httpHeaders == null ? null : Invariants.copyOf(httpHeaders);
    boolean bearer = Invariants.anySet(bearerToken, bearerTokenFile);
    Set<String> headers = httpHeaders == null ? Set.of() : httpHeaders.keySet();
    Invariants.check(
        rules -> {
          rules
              .atMostOne(HttpCodes.BEARER_CONFLICT, bearerToken, bearerTokenFile)
              .holds(!bearer || basicAuth == null && oauth2 == null, HttpCodes.BEARER_AND_BASIC)
              .holds(!bearer || authorization == null, HttpCodes.BEARER_AND_AUTHORIZATION)
              .atMostOne(HttpCodes.AUTH_CONFLICT, basicAuth, authorization, oauth2);
          for (String name : headers) {
            String canonical = HeaderNames.canonical(name);
            rules
                .at("http_headers", name)
                .holds(
                    !HeaderNames.RESERVED.contains(canonical),
                    HttpCodes.RESERVED_HEADER,
                    canonical);
          }
        });
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /**
   * Returns whether anything differs from the defaults as Prometheus compares them: an empty
   * section or mapping differs, but for {@code tls_config}; an empty text does not, but for {@code
   * proxy_url}.
   */
  public boolean isCustom() {
    return basicAuth != null
        || authorization != null
        || oauth2 != null
        || Invariants.anySet(bearerToken, bearerTokenFile, proxy.noProxy())
        || tlsConfig != null && tlsConfig.isCustom()
        || Boolean.FALSE.equals(followRedirects)
        || Boolean.FALSE.equals(enableHttp2)
        || proxy.proxyUrl() != null
        || Boolean.TRUE.equals(proxy.proxyFromEnvironment())
        || proxy.proxyConnectHeader() != null
        || httpHeaders != null;
  }

  /** Returns whether any way to authenticate is there, be it empty. */
  public boolean authenticates() {
    return basicAuth != null
        || authorization != null
        || oauth2 != null
        || Invariants.anySet(bearerToken, bearerTokenFile);
  }

  /** Builds an {@link HttpClientConfig}. */
  public static final class Builder extends HttpClientConfigBuilder {
    Builder() {
      proxy(ProxyConfig.NONE);
    }

    /** Sets whom to trust, and how to prove oneself. */
    public Builder tls(Consumer<TlsConfig.Builder> tls) {
      TlsConfig.Builder builder = TlsConfig.builder();
      tls.accept(builder);
      return tlsConfig(builder.build());
    }

    /** Sets a user name, and the file on Prometheus' host with its password. */
    public Builder basicAuth(String username, String passwordFile) {
      return basicAuth(BasicAuth.builder().username(username).passwordFile(passwordFile).build());
    }
  }
}
