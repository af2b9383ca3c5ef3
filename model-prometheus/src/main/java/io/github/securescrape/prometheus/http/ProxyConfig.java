// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.internal.http.UrlRules;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that requests go through; its keys stand among the other HTTP client settings.
 *
 * @param proxyUrl URL of the proxy; {@code null} if unset
 * @param noProxy hosts, domains and networks to reach without the proxy, separated by commas;
 *     {@code null} if unset
 * @param proxyFromEnvironment whether HTTP_PROXY, HTTPS_PROXY and NO_PROXY of Prometheus'
 *     environment count; default false; {@code null} if unset
 * @param proxyConnectHeader headers of the request that opens a tunnel, printed as a mask; {@code
 *     null} if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config">scrape_config</a>
 * @since 0.1
 */
@Value.Builder
public record ProxyConfig(
    @Nullable String proxyUrl,
    @Since("2.43.0") @Nullable String noProxy,
    @Since("2.43.0") @Nullable Boolean proxyFromEnvironment,
    @Since("2.41.0") @Nullable Map<String, List<Secret>> proxyConnectHeader) {

  /** No proxy. */
  public static final ProxyConfig NONE = builder().build();

  /** Checks the rules about proxies. Not API: use {@link #builder()}. */
  public ProxyConfig {
    proxyConnectHeader = proxyConnectHeader == null ? null : Invariants.copyOf(proxyConnectHeader);
    boolean environment = Boolean.TRUE.equals(proxyFromEnvironment);
    boolean header = proxyConnectHeader != null && !proxyConnectHeader.isEmpty();
    Invariants.check(
        rules -> {
          UrlRules.typed("proxy_url", proxyUrl, rules);
          rules
              .holds(
                  !header || Invariants.isSet(proxyUrl) || environment,
                  HttpCodes.PROXY_HEADER_ALONE)
              .holds(
                  !environment || !Invariants.isSet(proxyUrl), HttpCodes.PROXY_URL_AND_ENVIRONMENT)
              .holds(!environment || !Invariants.isSet(noProxy), HttpCodes.NO_PROXY_AND_ENVIRONMENT)
              .holds(
                  environment || proxyUrl != null || !Invariants.isSet(noProxy),
                  HttpCodes.NO_PROXY_ALONE);
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

  /** Builds a {@link ProxyConfig}. */
  public static final class Builder extends ProxyConfigBuilder {}
}
