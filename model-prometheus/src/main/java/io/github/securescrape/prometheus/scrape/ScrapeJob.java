// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.scrape;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.discovery.ServiceDiscovery;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Targets that are scraped alike ({@code scrape_config}).
 *
 * @param jobName name, unique in the configuration; the label {@code job} of the targets
 * @param scrapeInterval time between scrapes; default the global one; {@code null} if unset
 * @param scrapeTimeout time after which a scrape fails, not above the interval; default the global
 *     one; {@code null} if unset
 * @param metricsPath path of the metrics; default {@code /metrics}; {@code null} if unset
 * @param scheme {@code http} or {@code https}; default {@code http}; {@code null} if unset
 * @param params parameters of the request; empty if unset
 * @param enableCompression whether compressed answers are asked for; default true; {@code null} if
 *     unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param staticConfigs targets given by address; empty if unset
 * @param serviceDiscoveries sources of further targets, those of one type together; empty if unset
 * @param relabelConfigs rules for the labels of targets; empty if unset
 * @param metricRelabelConfigs rules for the labels of samples; empty if unset
 * @param samples how samples are read; {@link ScrapeSamples#DEFAULTS} if unset
 * @param histograms how histograms are read; {@link ScrapeHistograms#DEFAULTS} if unset
 * @param limits bounds beyond which a scrape fails; {@link ScrapeLimits#NONE} if unset
 * @param scrapeFailureLogFile file on Prometheus' host to which failed scrapes are written; default
 *     the global one; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config">scrape_config</a>
 * @since 0.1
 */
@Value.Builder
public record ScrapeJob(
    @Required String jobName,
    @Nullable Duration scrapeInterval,
    @Nullable Duration scrapeTimeout,
    @Default("/metrics") @Nullable String metricsPath,
    @Default("http") @Nullable String scheme,
    Map<String, List<String>> params,
    @Since("2.49.0") @Default("true") @Nullable Boolean enableCompression,
    @Inline HttpClientConfig http,
    List<StaticConfig> staticConfigs,
    @Inline List<ServiceDiscovery> serviceDiscoveries,
    List<RelabelConfig> relabelConfigs,
    List<RelabelConfig> metricRelabelConfigs,
    @Inline ScrapeSamples samples,
    @Inline ScrapeHistograms histograms,
    @Inline ScrapeLimits limits,
    @Since("2.55.0") @Nullable String scrapeFailureLogFile,
    @Nullable Extra extra) {

  /** Checks the rules within one job. Not API: use {@link #builder(String)}. */
  public ScrapeJob {
    params = Invariants.copyOf(params);
    staticConfigs = List.copyOf(staticConfigs);
    serviceDiscoveries = Invariants.grouped(ServiceDiscovery.class, serviceDiscoveries);
    relabelConfigs = List.copyOf(relabelConfigs);
    metricRelabelConfigs = List.copyOf(metricRelabelConfigs);
    Invariants.check(rules -> rules.present("job_name", jobName));
  }

  /** Returns a builder for a job with the given name. */
  public static Builder builder(String jobName) {
    return new Builder().jobName(jobName);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Returns the sources of targets of one type, such as all {@code file_sd_configs}. */
  public <T extends ServiceDiscovery> List<T> serviceDiscoveries(Class<T> type) {
    return serviceDiscoveries.isEmpty()
        ? List.of()
        : serviceDiscoveries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Builds a {@link ScrapeJob}. */
  public static final class Builder extends ScrapeJobBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
      samples(ScrapeSamples.DEFAULTS);
      histograms(ScrapeHistograms.DEFAULTS);
      limits(ScrapeLimits.NONE);
    }

    /** Sets the HTTP client settings. */
    public Builder http(Consumer<HttpClientConfig.Builder> http) {
      HttpClientConfig.Builder builder = HttpClientConfig.builder();
      http.accept(builder);
      return http(builder.build());
    }

    /** Adds targets by address, {@code host:port}. */
    public Builder staticTargets(String... targets) {
      return addStaticConfigs(StaticConfig.of(targets));
    }

    /** Sets how samples are read. */
    public Builder samples(Consumer<ScrapeSamples.Builder> samples) {
      ScrapeSamples.Builder builder = ScrapeSamples.builder();
      samples.accept(builder);
      return samples(builder.build());
    }

    /** Sets bounds beyond which a scrape fails. */
    public Builder limits(Consumer<ScrapeLimits.Builder> limits) {
      ScrapeLimits.Builder builder = ScrapeLimits.builder();
      limits.accept(builder);
      return limits(builder.build());
    }
  }
}
