// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

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
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Services, tasks or nodes of a Docker Swarm ({@code dockerswarm_sd_config}).
 *
 * @param host URL of the daemon, such as {@code unix:///var/run/docker.sock}
 * @param role what becomes targets
 * @param port port of nodes, and of services and tasks that publish none; default 80; {@code null}
 *     if unset
 * @param filters which of them; empty for all
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#dockerswarm_sd_config">dockerswarm_sd_config</a>
 * @since 0.1
 */
@Key("dockerswarm_sd_configs")
@Since("2.20.0")
@Value.Builder
public record DockerswarmSdConfig(
    @Required String host,
    @Required DockerswarmRole role,
    @Default("80") @Nullable Long port,
    @Since("2.23.0") List<DockerFilter> filters,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks the host. Not API: use {@link #builder(String, DockerswarmRole)}. */
  public DockerswarmSdConfig {
    filters = List.copyOf(filters);
    Invariants.check(
        rules -> {
          rules.present("host", host);
          UrlRules.url("host", host, rules);
        });
  }

  /** Returns a builder for what the daemon at the given URL knows. */
  public static Builder builder(String host, DockerswarmRole role) {
    return new Builder().host(host).role(role);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link DockerswarmSdConfig}. */
  public static final class Builder extends DockerswarmSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
