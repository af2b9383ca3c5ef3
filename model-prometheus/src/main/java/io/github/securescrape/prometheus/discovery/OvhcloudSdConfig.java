// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Servers of OVHcloud ({@code ovhcloud_sd_config}).
 *
 * @param service what becomes targets
 * @param endpoint name or URL of the API; default {@code ovh-eu}; {@code null} if unset
 * @param applicationKey key of the application
 * @param applicationSecret secret of the application, printed as a mask
 * @param consumerKey key of the consumer, printed as a mask
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#ovhcloud_sd_config">ovhcloud_sd_config</a>
 * @since 0.1
 */
@Key("ovhcloud_sd_configs")
@Since("2.40.0")
@Value.Builder
public record OvhcloudSdConfig(
    @Required OvhcloudService service,
    @Default("ovh-eu") @Nullable String endpoint,
    @Required String applicationKey,
    @Required Secret applicationSecret,
    @Required Secret consumerKey,
    @Default("60s") @Nullable Duration refreshInterval,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode ENDPOINT =
      ProblemCode.error(
              "discovery.ovhcloud.endpoint",
              "`endpoint` can not be empty",
              "Name the API, or remove the key for `ovh-eu`.")
          .onKeys("endpoint");

  /** Checks endpoint and keys. Not API: use {@link #builder(OvhcloudService)}. */
  public OvhcloudSdConfig {
    Invariants.check(
        rules ->
            rules
                .holds(endpoint == null || !endpoint.isEmpty(), ENDPOINT)
                .present("application_key", applicationKey)
                .present("application_secret", applicationSecret)
                .present("consumer_key", consumerKey));
  }

  /** Returns a builder for servers of the given kind; it needs the three keys. */
  public static Builder builder(OvhcloudService service) {
    return new Builder().service(service);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds an {@link OvhcloudSdConfig}. */
  public static final class Builder extends OvhcloudSdConfigBuilder {}
}
