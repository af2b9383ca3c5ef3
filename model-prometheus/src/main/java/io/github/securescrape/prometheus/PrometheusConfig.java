// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus' configuration file, {@code prometheus.yml}.
 *
 * @param global what holds for all jobs that do not say otherwise; {@code null} if unset
 * @param scrapeConfigs the scrape jobs; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file">configuration
 *     file</a>
 * @since 0.1
 */
@Value.Builder
public record PrometheusConfig(
    @Nullable GlobalConfig global, List<ScrapeJob> scrapeConfigs, @Nullable Extra extra) {

  /** Copies the jobs. Not API: use {@link #builder()}. */
  public PrometheusConfig {
    scrapeConfigs = List.copyOf(scrapeConfigs);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns the scrape job with the given name, empty if there is none. */
  public Optional<ScrapeJob> scrapeJob(String jobName) {
    return scrapeConfigs.stream().filter(job -> job.jobName().equals(jobName)).findFirst();
  }

  /** Builds a {@link PrometheusConfig}. */
  public static final class Builder extends PrometheusConfigBuilder {}
}
