// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
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
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Instances of AWS EC2 ({@code ec2_sd_config}).
 *
 * @param access how AWS is reached; {@link AwsAccess#NONE} if unset
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param filters which instances; empty for all
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#ec2_sd_config">ec2_sd_config</a>
 * @since 0.1
 */
@Key("ec2_sd_configs")
@Value.Builder
public record Ec2SdConfig(
    @Inline @Since(key = "endpoint", value = "2.4.0") AwsAccess access,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Since("2.3.0") List<AwsFilter> filters,
    @Inline
        @Since("2.41.0")
        @Unchecked(
            until = "2.48.0",
            except = {ProxyConfig.class, TlsConfig.class})
        HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode FILTER_VALUES =
      ProblemCode.error(
              "discovery.ec2.filter-values",
              "EC2 SD configuration filter values cannot be empty",
              "Add `values`, or remove the filter.")
          .onKeys("values");

  /** Checks the region and the filters. Not API: use {@link #builder()}. */
  public Ec2SdConfig {
    filters = List.copyOf(filters);
    List<AwsFilter> all = filters;
    Invariants.check(
        rules -> {
          rules.holds(Invariants.isSet(access.region()), AwsAccess.REGION, "EC2");
          for (int i = 0; i < all.size(); i++) {
            rules.at("filters", i).holds(!all.get(i).values().isEmpty(), FILTER_VALUES);
          }
        });
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link Ec2SdConfig}. */
  public static final class Builder extends Ec2SdConfigBuilder {
    Builder() {
      access(AwsAccess.NONE);
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
