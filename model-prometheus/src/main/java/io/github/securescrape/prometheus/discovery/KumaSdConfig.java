// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.internal.http.UrlRules;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Proxies of a Kuma mesh ({@code kuma_sd_config}).
 *
 * @param server URL of the control plane's discovery service
 * @param clientId name by which the control plane knows this Prometheus; default its host name;
 *     {@code null} if unset
 * @param refreshInterval time between looks; default 15s; {@code null} if unset
 * @param fetchTimeout time after which a request fails; default 2m; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kuma_sd_config">kuma_sd_config</a>
 * @since 0.1
 */
@Key("kuma_sd_configs")
@Since("2.29.0")
@Value.Builder
public record KumaSdConfig(
    @Required String server,
    @Since("2.50.0") @Nullable String clientId,
    @Default("15s") @Nullable Duration refreshInterval,
    @Default("2m") @Nullable Duration fetchTimeout,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode BAD_SERVER =
      ProblemCode.error(
              "discovery.kuma.server",
              "kuma SD server must not be empty and have a scheme: {0}",
              "Write such as `http://kuma.example.org:5676`.")
          .onKeys("server");

  /** Checks the server. Not API: use {@link #builder(String)}. */
  public KumaSdConfig {
    Invariants.check(
        rules -> {
          rules.present("server", server);
          UrlRules.whole("server", server, BAD_SERVER, rules);
        });
  }

  /** Returns a builder for the mesh of the control plane at the given URL. */
  public static Builder builder(String server) {
    return new Builder().server(server);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link KumaSdConfig}. */
  public static final class Builder extends KumaSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
