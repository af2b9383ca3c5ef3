// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Virtual machines of Outscale ({@code outscale_sd_config}).
 *
 * <p>There is exactly one of {@code secret_key} and {@code secret_key_file}.
 *
 * @param region region of the machines; default {@code eu-west-2}; {@code null} if unset
 * @param endpoint URL of the API; default that of the region; {@code null} if unset
 * @param accessKey access key
 * @param secretKey secret key, printed as a mask; {@code null} if unset
 * @param secretKeyFile file on Prometheus' host with the secret key; {@code null} if unset
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#outscale_sd_config">outscale_sd_config</a>
 * @since 0.1
 */
@Key("outscale_sd_configs")
@Since("3.12.0")
@Value.Builder
public record OutscaleSdConfig(
    @Default("eu-west-2") @Nullable String region,
    @Nullable String endpoint,
    @Required String accessKey,
    @Nullable Secret secretKey,
    @Nullable String secretKeyFile,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode REGION =
      ProblemCode.error(
              "discovery.outscale.region",
              "outscale SD configuration requires a region",
              "Name the region, or remove the key for `eu-west-2`.")
          .onKeys("region");

  /** Checks region and keys. Not API: use {@link #builder(String)}. */
  public OutscaleSdConfig {
    Invariants.check(
        rules ->
            rules
                .holds(region == null || !region.isEmpty(), REGION)
                .present("access_key", accessKey)
                .holds(
                    Invariants.anySet(secretKey, secretKeyFile), DiscoveryCodes.SECRET_KEY_MISSING)
                .atMostOne(DiscoveryCodes.SECRET_KEY_CONFLICT, secretKey, secretKeyFile));
  }

  /** Returns a builder for the machines that the given access key may see. */
  public static Builder builder(String accessKey) {
    return new Builder().accessKey(accessKey);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds an {@link OutscaleSdConfig}. */
  public static final class Builder extends OutscaleSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
