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
 * Instances in a Eureka registry ({@code eureka_sd_config}).
 *
 * @param server URL of the registry
 * @param refreshInterval time between looks; default 30s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#eureka_sd_config">eureka_sd_config</a>
 * @since 0.1
 */
@Key("eureka_sd_configs")
@Since("2.21.0")
@Value.Builder
public record EurekaSdConfig(
    @Required String server,
    @Default("30s") @Nullable Duration refreshInterval,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode BAD_SERVER =
      ProblemCode.error(
              "discovery.eureka.server",
              "eureka_sd: invalid eureka server URL",
              "Write such as `http://eureka.example.org:8761/eureka`.")
          .onKeys("server");

  /** Checks the server. Not API: use {@link #builder(String)}. */
  public EurekaSdConfig {
    Invariants.check(
        rules -> {
          rules.present("server", server);
          UrlRules.whole("server", server, BAD_SERVER, rules);
        });
  }

  /** Returns a builder for the registry at the given URL. */
  public static Builder builder(String server) {
    return new Builder().server(server);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds an {@link EurekaSdConfig}. */
  public static final class Builder extends EurekaSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
