// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

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
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Instances or bare metal servers of Scaleway ({@code scaleway_sd_config}).
 *
 * <p>There is exactly one of {@code secret_key} and {@code secret_key_file}.
 *
 * @param role what becomes targets
 * @param projectId UUID of the project that they belong to
 * @param zone zone to look at; default {@code fr-par-1}; {@code null} if unset
 * @param apiUrl URL of the API, without a slash at the end; default {@code
 *     https://api.scaleway.com}; {@code null} if unset
 * @param accessKey access key: {@code SCW} and 17 capital letters and digits
 * @param secretKey secret key, a UUID, printed as a mask; {@code null} if unset
 * @param secretKeyFile file on Prometheus' host with the secret key; {@code null} if unset
 * @param nameFilter text that names contain; {@code null} for all
 * @param tagsFilter tags that all must be there; empty for all
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scaleway_sd_config">scaleway_sd_config</a>
 * @since 0.1
 */
@Key("scaleway_sd_configs")
@Since("2.26.0")
@Value.Builder
public record ScalewaySdConfig(
    @Required ScalewayRole role,
    @Required String projectId,
    @Default("fr-par-1") @Nullable String zone,
    @Default("https://api.scaleway.com") @Nullable String apiUrl,
    @Required String accessKey,
    @Nullable Secret secretKey,
    @Since("2.27.0") @Nullable String secretKeyFile,
    @Nullable String nameFilter,
    List<String> tagsFilter,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks the keys. Not API: use {@link #builder(ScalewayRole)}. */
  public ScalewaySdConfig {
    tagsFilter = List.copyOf(tagsFilter);
    Invariants.check(
        rules -> {
          rules
              .present("project_id", projectId)
              .present("access_key", accessKey)
              .holds(Invariants.anySet(secretKey, secretKeyFile), DiscoveryCodes.SECRET_KEY_MISSING)
              .atMostOne(DiscoveryCodes.SECRET_KEY_CONFLICT, secretKey, secretKeyFile);
          ScalewayCodes.checkFormats(projectId, zone, apiUrl, accessKey, secretKey, rules);
        });
  }

  /** Returns a builder for targets of the given kind; it needs project and keys. */
  public static Builder builder(ScalewayRole role) {
    return new Builder().role(role);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link ScalewaySdConfig}. */
  public static final class Builder extends ScalewaySdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
