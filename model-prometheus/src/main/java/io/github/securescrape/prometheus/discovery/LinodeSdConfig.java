// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Instances of Linode ({@code linode_sd_config}).
 *
 * @param region the only region to look at; default all; {@code null} if unset
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param tagSeparator what stands between the tags in their label; default {@code ,}; {@code null}
 *     if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#linode_sd_config">linode_sd_config</a>
 * @since 0.1
 */
@Key("linode_sd_configs")
@Since("2.28.0")
@Value.Builder
public record LinodeSdConfig(
    @Since("2.52.0") @Nullable String region,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Default(",") @Nullable String tagSeparator,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link LinodeSdConfig}. */
  public static final class Builder extends LinodeSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
