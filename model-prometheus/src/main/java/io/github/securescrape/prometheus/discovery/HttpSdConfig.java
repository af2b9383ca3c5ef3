// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Unchecked;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.internal.http.UrlRules;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Targets from a URL that answers with JSON ({@code http_sd_config}).
 *
 * @param url URL that is asked
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_sd_config">http_sd_config</a>
 * @since 0.1
 */
@Key("http_sd_configs")
@Since("2.28.0")
@Value.Builder
public record HttpSdConfig(
    @Required String url,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline
        @Unchecked(
            until = "2.48.0",
            except = {ProxyConfig.class, TlsConfig.class})
        HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks the URL. Not API: use {@link #builder(String)}. */
  public HttpSdConfig {
    Invariants.check(
        rules -> {
          rules.present("url", url);
          UrlRules.http("url", url, rules);
        });
  }

  /** Returns a builder for the targets at the given URL. */
  public static Builder builder(String url) {
    return new Builder().url(url);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link HttpSdConfig}. */
  public static final class Builder extends HttpSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
