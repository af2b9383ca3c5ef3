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
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.internal.http.UrlRules;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Systems managed by Uyuni ({@code uyuni_sd_config}).
 *
 * @param server URL of the server
 * @param username user name
 * @param password password, printed as a mask
 * @param entitlement what systems must be entitled to; default {@code monitoring_entitled}; {@code
 *     null} if unset
 * @param separator what stands between the groups in their label; default {@code ,}; {@code null}
 *     if unset
 * @param refreshInterval time between looks; default 1m; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#uyuni_sd_config">uyuni_sd_config</a>
 * @since 0.1
 */
@Key("uyuni_sd_configs")
@Since("2.31.0")
@Value.Builder
public record UyuniSdConfig(
    @Required String server,
    @Required String username,
    @Required Secret password,
    @Default("monitoring_entitled") @Nullable String entitlement,
    @Default(",") @Nullable String separator,
    @Default("1m") @Nullable Duration refreshInterval,
    @Inline
        @Unchecked(
            until = "2.48.0",
            except = {ProxyConfig.class, TlsConfig.class})
        HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks that nothing is missing. Not API: use {@link #builder()}. */
  public UyuniSdConfig {
    Invariants.check(
        rules -> {
          rules
              .present("server", server)
              .present("username", username)
              .present("password", password);
          UrlRules.url("server", server, rules);
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

  /** Builds a {@link UyuniSdConfig}. */
  public static final class Builder extends UyuniSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
