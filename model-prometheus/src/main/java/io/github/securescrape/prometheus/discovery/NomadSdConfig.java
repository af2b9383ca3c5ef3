// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.internal.go.GoText;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Services of Nomad ({@code nomad_sd_config}).
 *
 * @param server URL of the API; default {@code http://localhost:4646}; {@code null} if unset
 * @param region region; default {@code global}; {@code null} if unset
 * @param namespace namespace; default {@code default}; {@code null} if unset
 * @param allowStale whether an answer may be stale, which spares the leader; default true; {@code
 *     null} if unset
 * @param tagSeparator text between the tags of a service in their label; default a comma; {@code
 *     null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#nomad_sd_config">nomad_sd_config</a>
 * @since 0.1
 */
@Key("nomad_sd_configs")
@Since("2.37.0")
@Value.Builder
public record NomadSdConfig(
    @Default("http://localhost:4646") @Nullable String server,
    @Default("global") @Nullable String region,
    @Default("default") @Nullable String namespace,
    @Default("true") @Nullable Boolean allowStale,
    @Default(",") @Nullable String tagSeparator,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode SERVER =
      ProblemCode.error(
              "discovery.nomad.server",
              "nomad SD configuration requires a `server` address",
              "Write a URL such as `http://localhost:4646`, or remove the key.")
          .onKeys("server");

  /** Checks the server. Not API: use {@link #builder()}. */
  public NomadSdConfig {
    Invariants.check(
        rules -> rules.holds(server == null || !GoText.trimSpace(server).isEmpty(), SERVER));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link NomadSdConfig}. */
  public static final class Builder extends NomadSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
