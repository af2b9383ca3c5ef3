// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Servers of Hetzner ({@code hetzner_sd_config}).
 *
 * @param role what becomes targets
 * @param labelSelector which servers of Hetzner Cloud; {@code null} for all
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#hetzner_sd_config">hetzner_sd_config</a>
 * @since 0.1
 */
@Key("hetzner_sd_configs")
@Since("2.21.0")
@Value.Builder
public record HetznerSdConfig(
    @Required HetznerRole role,
    @Since("3.5.0") @Nullable String labelSelector,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Returns a builder for targets of the given kind. */
  public static Builder builder(HetznerRole role) {
    return new Builder().role(role);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link HetznerSdConfig}. */
  public static final class Builder extends HetznerSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
