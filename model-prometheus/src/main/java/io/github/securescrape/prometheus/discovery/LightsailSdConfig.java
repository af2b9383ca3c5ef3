// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Unchecked;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Instances of AWS Lightsail ({@code lightsail_sd_config}).
 *
 * @param access how AWS is reached; {@link AwsAccess#NONE} if unset
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#lightsail_sd_config">lightsail_sd_config</a>
 * @since 0.1
 */
@Key("lightsail_sd_configs")
@Since("2.27.0")
@Value.Builder
public record LightsailSdConfig(
    @Inline AwsAccess access,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline
        @Since("2.41.0")
        @Unchecked(
            until = "2.48.0",
            except = {ProxyConfig.class, TlsConfig.class})
        HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks the region. Not API: use {@link #builder()}. */
  public LightsailSdConfig {
    Invariants.check(
        rules -> rules.holds(Invariants.isSet(access.region()), AwsAccess.REGION, "Lightsail"));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link LightsailSdConfig}. */
  public static final class Builder extends LightsailSdConfigBuilder {
    Builder() {
      access(AwsAccess.NONE);
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
