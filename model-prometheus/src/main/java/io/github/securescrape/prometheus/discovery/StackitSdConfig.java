// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.internal.http.UrlRules;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Servers of STACKIT ({@code stackit_sd_config}).
 *
 * @param project project of the servers; {@code null} if unset
 * @param region region of the servers; default {@code eu01}; {@code null} if unset
 * @param endpoint URL of the API; default that of the region; {@code null} if unset
 * @param serviceAccountKey key of the service account as JSON, printed as a mask; {@code null} if
 *     unset
 * @param serviceAccountKeyPath file on Prometheus' host with that key; {@code null} if unset
 * @param privateKey private key of the service account, printed as a mask; {@code null} if unset
 * @param privateKeyPath file on Prometheus' host with the private key; {@code null} if unset
 * @param credentialsFilePath file on Prometheus' host that names the keys; {@code null} if unset
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#stackit_sd_config">stackit_sd_config</a>
 * @since 0.1
 */
@Key("stackit_sd_configs")
@Since("3.5.0")
@Value.Builder
public record StackitSdConfig(
    @Nullable String project,
    @Default("eu01") @Nullable String region,
    @Nullable String endpoint,
    @Nullable Secret serviceAccountKey,
    @Nullable String serviceAccountKeyPath,
    @Nullable Secret privateKey,
    @Nullable String privateKeyPath,
    @Nullable String credentialsFilePath,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode NO_REGION =
      ProblemCode.error(
              "discovery.stackit.no-region",
              "stackit_sd: `endpoint` and `region` missing",
              "Name the region, or remove the key for `eu01`.")
          .onKeys("region", "endpoint");

  /** Checks where to look. Not API: use {@link #builder()}. */
  public StackitSdConfig {
    Invariants.check(
        rules -> {
          rules.holds(region == null || !region.isEmpty() || Invariants.isSet(endpoint), NO_REGION);
          UrlRules.url("endpoint", endpoint, rules);
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

  /** Builds a {@link StackitSdConfig}. */
  public static final class Builder extends StackitSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
