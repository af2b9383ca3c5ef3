// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Caches of AWS ElastiCache ({@code elasticache_sd_config}).
 *
 * @param access how AWS is reached; {@link AwsAccess#NONE} if unset
 * @param clusters ARNs of the caches to look at; empty for all
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param requestConcurrency requests to AWS at once; default 10; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#aws_sd_config">aws_sd_config</a>
 * @since 0.1
 */
@Key("elasticache_sd_configs")
@Since("3.11.0")
@Value.Builder
public record ElastiCacheSdConfig(
    @Inline AwsAccess access,
    List<String> clusters,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Default("10") @Nullable Long requestConcurrency,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks the region. Not API: use {@link #builder()}. */
  public ElastiCacheSdConfig {
    clusters = List.copyOf(clusters);
    Invariants.check(
        rules -> rules.holds(Invariants.isSet(access.region()), AwsAccess.REGION, "ElastiCache"));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link ElastiCacheSdConfig}. */
  public static final class Builder extends ElastiCacheSdConfigBuilder {
    Builder() {
      access(AwsAccess.NONE);
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
