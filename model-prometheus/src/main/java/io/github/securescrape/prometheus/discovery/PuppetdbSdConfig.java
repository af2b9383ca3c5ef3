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
 * Resources in PuppetDB ({@code puppetdb_sd_config}).
 *
 * @param url URL of PuppetDB
 * @param query which resources, in the language PQL
 * @param includeParameters whether parameters of the resources become labels, also secret ones;
 *     default false; {@code null} if unset
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#puppetdb_sd_config">puppetdb_sd_config</a>
 * @since 0.1
 */
@Key("puppetdb_sd_configs")
@Since("2.31.0")
@Value.Builder
public record PuppetdbSdConfig(
    @Required String url,
    @Required String query,
    @Nullable Boolean includeParameters,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline
        @Unchecked(
            until = "2.48.0",
            except = {ProxyConfig.class, TlsConfig.class})
        HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks URL and query. Not API: use {@link #builder(String, String)}. */
  public PuppetdbSdConfig {
    Invariants.check(
        rules -> {
          rules.present("url", url).present("query", query);
          UrlRules.http("url", url, rules);
        });
  }

  /** Returns a builder for the resources that a query finds in the PuppetDB at the given URL. */
  public static Builder builder(String url, String query) {
    return new Builder().url(url).query(query);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link PuppetdbSdConfig}. */
  public static final class Builder extends PuppetdbSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
