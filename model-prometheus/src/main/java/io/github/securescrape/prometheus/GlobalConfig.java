// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.ReadAnew;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.scrape.ScrapeLimits;
import io.github.securescrape.prometheus.scrape.ScrapeProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all scrape jobs that do not say otherwise ({@code global}).
 *
 * @param scrapeInterval time between scrapes; default 1m; {@code null} if unset
 * @param scrapeTimeout time after which a scrape fails; default 10s, or the interval if shorter;
 *     {@code null} if unset
 * @param scrapeProtocols formats to ask for, the best first; default those of Prometheus; {@code
 *     null} if unset
 * @param evaluationInterval time between evaluations of rules; default 1m; {@code null} if unset
 * @param ruleQueryOffset how far back rules look, so that late samples count; default 0s; {@code
 *     null} if unset
 * @param queryLogFile file on Prometheus' host to which queries are written; {@code null} if unset
 * @param scrapeFailureLogFile file on Prometheus' host to which failed scrapes are written; {@code
 *     null} if unset
 * @param externalLabels labels added to whatever leaves this Prometheus; {@code $NAME} is taken
 *     from its environment; empty if unset
 * @param limits bounds beyond which a scrape fails; {@link ScrapeLimits#NONE} if unset
 * @param metricNameValidationScheme {@code legacy} or {@code utf8}: which names of metrics and
 *     labels are taken; default {@code utf8}; {@code null} if unset
 * @param metricNameEscapingScheme {@code allow-utf-8}, {@code underscores}, {@code dots} or {@code
 *     values}: how other names are asked for; default {@code allow-utf-8}, or {@code underscores}
 *     with the legacy scheme; {@code null} if unset
 * @param scrapeNativeHistograms whether native histograms are read; default false; {@code null} if
 *     unset
 * @param alwaysScrapeClassicHistograms whether classic histograms are read beside their native
 *     form; default false; {@code null} if unset
 * @param convertClassicHistogramsToNhcb whether classic histograms become native ones with custom
 *     buckets; default false; {@code null} if unset
 * @param extraScrapeMetrics whether series about limits are added to each scrape; default false;
 *     {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file">configuration
 *     file</a>
 * @since 0.1
 */
@Value.Builder
public record GlobalConfig(
    @Default("1m") @Nullable Duration scrapeInterval,
    @Nullable Duration scrapeTimeout,
    @Since("2.49.0") @Nullable List<ScrapeProtocol> scrapeProtocols,
    @Default("1m") @Nullable Duration evaluationInterval,
    @Since("2.53.0") @Nullable Duration ruleQueryOffset,
    @Since("2.16.0") @Nullable String queryLogFile,
    @Since("2.55.0") @Nullable String scrapeFailureLogFile,
    @ReadAnew Map<String, String> externalLabels,
    @Inline @Since("2.45.0") ScrapeLimits limits,
    @Since("2.55.0") @Nullable String metricNameValidationScheme,
    @Since("3.4.0") @Nullable String metricNameEscapingScheme,
    @Since("3.8.0") @Nullable Boolean scrapeNativeHistograms,
    @Since("3.5.0") @Nullable Boolean alwaysScrapeClassicHistograms,
    @Since("3.4.0") @Nullable Boolean convertClassicHistogramsToNhcb,
    @Since("3.10.0") @Nullable Boolean extraScrapeMetrics,
    @Nullable Extra extra) {

  /** All defaults. */
  public static final GlobalConfig DEFAULTS = builder().build();

  /** Checks the formats. Not API: use {@link #builder()}. */
  public GlobalConfig {
    scrapeProtocols = scrapeProtocols == null ? null : List.copyOf(scrapeProtocols);
    externalLabels = Invariants.copyOf(externalLabels);
    List<ScrapeProtocol> protocols = scrapeProtocols;
    Invariants.check(rules -> ScrapeProtocol.check(protocols, rules));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link GlobalConfig}. */
  public static final class Builder extends GlobalConfigBuilder {
    Builder() {
      limits(ScrapeLimits.NONE);
    }
  }
}
