// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Instances of Google Compute Engine ({@code gce_sd_config}).
 *
 * @param project project that the instances belong to
 * @param zone zone of the instances; each zone is a discovery of its own
 * @param filter which instances, in the syntax of Google's API; {@code null} for all
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param tagSeparator what stands between the tags in their label; default {@code ,}; {@code null}
 *     if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#gce_sd_config">gce_sd_config</a>
 * @since 0.1
 */
@Key("gce_sd_configs")
@Value.Builder
public record GceSdConfig(
    @Required String project,
    @Required String zone,
    @Nullable String filter,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Default(",") @Nullable String tagSeparator,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks that nothing is missing. Not API: use {@link #builder(String, String)}. */
  public GceSdConfig {
    Invariants.check(rules -> rules.present("project", project).present("zone", zone));
  }

  /** Returns a builder for the instances of a project in one zone. */
  public static Builder builder(String project, String zone) {
    return new Builder().project(project).zone(zone);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link GceSdConfig}. */
  public static final class Builder extends GceSdConfigBuilder {}
}
