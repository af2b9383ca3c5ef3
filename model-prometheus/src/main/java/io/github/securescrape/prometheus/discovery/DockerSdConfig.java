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
 * Containers of a Docker daemon ({@code docker_sd_config}).
 *
 * @param host URL of the daemon, such as {@code unix:///var/run/docker.sock}
 * @param port port of containers that publish none; default 80; {@code null} if unset
 * @param hostNetworkingHost host of containers in the network of their host; default {@code
 *     localhost}; {@code null} if unset
 * @param matchFirstNetwork whether a container in several networks becomes one target, in the first
 *     of them; default true; {@code null} if unset
 * @param filters which containers; empty for all
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#docker_sd_config">docker_sd_config</a>
 * @since 0.1
 */
@Key("docker_sd_configs")
@Since("2.27.0")
@Value.Builder
public record DockerSdConfig(
    @Required String host,
    @Default("80") @Nullable Long port,
    @Since("2.30.0") @Default("localhost") @Nullable String hostNetworkingHost,
    @Since("2.54.0") @Default("true") @Nullable Boolean matchFirstNetwork,
    List<DockerFilter> filters,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks the host. Not API: use {@link #builder(String)}. */
  public DockerSdConfig {
    filters = List.copyOf(filters);
    Invariants.check(
        rules -> {
          rules.present("host", host);
          UrlRules.url("host", host, rules);
        });
  }

  /** Returns a builder for the daemon at the given URL. */
  public static Builder builder(String host) {
    return new Builder().host(host);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link DockerSdConfig}. */
  public static final class Builder extends DockerSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
