// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Unchecked;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Targets from the services of AWS ({@code aws_sd_config}).
 *
 * @param role what becomes targets
 * @param access how AWS is reached; {@link AwsAccess#NONE} if unset
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param filters which instances, for EC2 and RDS; empty for all
 * @param clusters ARNs or names of the clusters to look at, for the roles that have such; empty for
 *     all
 * @param http HTTP client settings, in which this discovery alone takes unset for false; {@link
 *     HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#aws_sd_config">aws_sd_config</a>
 * @since 0.1
 */
@Key("aws_sd_configs")
@Since("3.8.0")
@Value.Builder
public record AwsSdConfig(
    @Required AwsRole role,
    @Inline AwsAccess access,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    List<AwsFilter> filters,
    List<String> clusters,
    @Inline
        @Unchecked(except = {ProxyConfig.class, TlsConfig.class})
        @Default(key = "follow_redirects", value = "false")
        @Default(key = "enable_http2", value = "false")
        HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks the region. Not API: use {@link #builder(AwsRole)}. */
  public AwsSdConfig {
    filters = List.copyOf(filters);
    clusters = List.copyOf(clusters);
    Invariants.check(
        rules ->
            rules.holds(
                Invariants.isSet(access.region()), AwsAccess.REGION.since("3.10.0"), "AWS"));
  }

  /** Returns a builder for targets of the given kind. */
  public static Builder builder(AwsRole role) {
    return new Builder().role(role);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds an {@link AwsSdConfig}. */
  public static final class Builder extends AwsSdConfigBuilder {
    Builder() {
      access(AwsAccess.NONE);
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
