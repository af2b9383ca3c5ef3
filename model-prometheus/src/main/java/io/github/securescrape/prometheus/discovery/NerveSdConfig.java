// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Services that AirBnB's Nerve keeps in ZooKeeper ({@code nerve_sd_config}).
 *
 * @param servers addresses of ZooKeeper servers
 * @param paths paths below which the members stand, beginning with {@code /}
 * @param timeout time after which a session is lost; default 10s; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#nerve_sd_config">nerve_sd_config</a>
 * @since 0.1
 */
@Key("nerve_sd_configs")
@Value.Builder
public record NerveSdConfig(
    @Required List<String> servers,
    @Required List<String> paths,
    @Default("10s") @Nullable Duration timeout,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks servers and paths. Not API: use {@link #builder()}. */
  public NerveSdConfig {
    servers = List.copyOf(servers);
    paths = List.copyOf(paths);
    List<String> allServers = servers;
    List<String> allPaths = paths;
    Invariants.check(rules -> ZookeeperCodes.check(rules, "nerve", allServers, allPaths));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link NerveSdConfig}. */
  public static final class Builder extends NerveSdConfigBuilder {}
}
