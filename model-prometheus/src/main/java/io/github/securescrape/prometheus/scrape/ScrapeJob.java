// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.scrape;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
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
 * @param scrapeProtocols formats to ask for, the best first; default the global ones; {@code null}
 *     if unset
 * @param fallbackScrapeProtocol format to assume where an answer names none that is known; none if
 *     {@code null}, for a scrape that fails
 * @param metricsPath path of the metrics; default {@code /metrics}; {@code null} if unset
 * @param scheme {@code http} or {@code https}; default {@code http}; {@code null} if unset
 * @param params parameters of the request; empty if unset
 * @param honorLabels whether labels of samples win over those of the target; default false; {@code
 *     null} if unset
 * @param honorTimestamps whether timestamps of samples count; default true; {@code null} if unset
 * @param enableCompression whether compressed answers are asked for; default true; {@code null} if
 *     unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param staticConfigs targets given by address; empty if unset
 * @param fileSdConfigs targets from files; empty if unset
 * @param relabelConfigs rules for the labels of targets; empty if unset
 * @param metricRelabelConfigs rules for the labels of samples; empty if unset
 * @param limits bounds beyond which a scrape fails; {@link ScrapeLimits#NONE} if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config">scrape_config</a>
 * @since 0.1
 */
@Value.Builder
public record ScrapeJob(
    @Required String jobName,
    @Nullable Duration scrapeInterval,
    @Nullable Duration scrapeTimeout,
    @Since("2.49.0") @Nullable List<ScrapeProtocol> scrapeProtocols,
    @Since("3.0.0") @Nullable ScrapeProtocol fallbackScrapeProtocol,
    @Default("/metrics") @Nullable String metricsPath,
    @Default("http") @Nullable String scheme,
    Map<String, List<String>> params,
    @Nullable Boolean honorLabels,
    @Since("2.9.0") @Default("true") @Nullable Boolean honorTimestamps,
    @Since("2.49.0") @Default("true") @Nullable Boolean enableCompression,
    @Inline HttpClientConfig http,
    List<StaticConfig> staticConfigs,
    List<FileSdConfig> fileSdConfigs,
    List<RelabelConfig> relabelConfigs,
    List<RelabelConfig> metricRelabelConfigs,
    @Inline ScrapeLimits limits) {

  /** Checks the rules within one job. Not API: use {@link #builder(String)}. */
  public ScrapeJob {
    scrapeProtocols = scrapeProtocols == null ? null : List.copyOf(scrapeProtocols);
    params = Invariants.copyOf(params);
    staticConfigs = List.copyOf(staticConfigs);
    fileSdConfigs = List.copyOf(fileSdConfigs);
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

  /** Builds a {@link ScrapeJob}. */
  public static final class Builder extends ScrapeJobBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
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
  }
}
