// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.scrape;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How the samples of a scrape are asked for and read; the keys stand among those of the scrape job.
 *
 * @param scrapeProtocols formats to ask for, the best first; default the global ones; {@code null}
 *     if unset
 * @param fallbackScrapeProtocol format to assume where an answer names none that is known; {@code
 *     null} for none, and a scrape that fails
 * @param metricNameValidationScheme {@code legacy} or {@code utf8}: which names of metrics and
 *     labels are taken; default the global one; {@code null} if unset
 * @param metricNameEscapingScheme {@code allow-utf-8}, {@code underscores}, {@code dots} or {@code
 *     values}: how other names are asked for; default by the validation scheme, else the global
 *     one; {@code null} if unset
 * @param honorLabels whether labels of samples win over those of the target; default false; {@code
 *     null} if unset
 * @param honorTimestamps whether timestamps of samples count; default true; {@code null} if unset
 * @param trackTimestampsStaleness whether series with timestamps of their own end with their
 *     target; default false; {@code null} if unset
 * @param extraScrapeMetrics whether series about the scrape's limits are added; default the global
 *     one; {@code null} if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config">scrape_config</a>
 * @since 0.1
 */
@Value.Builder
public record ScrapeSamples(
    @Since("2.49.0") @Nullable List<ScrapeProtocol> scrapeProtocols,
    @Since("3.0.0") @Nullable ScrapeProtocol fallbackScrapeProtocol,
    @Since("2.55.0") @Nullable String metricNameValidationScheme,
    @Since("3.4.0") @Nullable String metricNameEscapingScheme,
    @Nullable Boolean honorLabels,
    @Since("2.9.0") @Default("true") @Nullable Boolean honorTimestamps,
    @Since("2.48.0") @Nullable Boolean trackTimestampsStaleness,
    @Since("3.10.0") @Nullable Boolean extraScrapeMetrics) {

  /** All defaults. */
  public static final ScrapeSamples DEFAULTS = builder().build();

  /** Checks the formats. Not API: use {@link #builder()}. */
  public ScrapeSamples {
    scrapeProtocols = scrapeProtocols == null ? null : List.copyOf(scrapeProtocols);
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

  /** Builds {@link ScrapeSamples}. */
  public static final class Builder extends ScrapeSamplesBuilder {}
}
