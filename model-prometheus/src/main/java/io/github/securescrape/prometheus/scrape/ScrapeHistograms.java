// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.scrape;

import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Unsigned;
import io.github.securescrape.core.schema.Until;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How the histograms of a scrape are read; the keys stand among those of the scrape job.
 *
 * @param scrapeNativeHistograms whether native histograms are read; default the global one; {@code
 *     null} if unset
 * @param scrapeClassicHistograms old name of {@code alwaysScrapeClassicHistograms}; {@code null} if
 *     unset
 * @param alwaysScrapeClassicHistograms whether classic histograms are read beside their native
 *     form; default the global one; {@code null} if unset
 * @param convertClassicHistogramsToNhcb whether classic histograms become native ones with custom
 *     buckets; default the global one; {@code null} if unset
 * @param nativeHistogramBucketLimit buckets of one native histogram, beyond which it is made
 *     coarser; default 0, no limit; {@code null} if unset
 * @param nativeHistogramMinBucketFactor least growth from one bucket to the next, below which a
 *     native histogram is made coarser; default 0, none; {@code null} if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config">scrape_config</a>
 * @since 0.1
 */
@Value.Builder
public record ScrapeHistograms(
    @Since("3.8.0") @Nullable Boolean scrapeNativeHistograms,
    @Since("2.45.0") @Until("3.0.0") @Nullable Boolean scrapeClassicHistograms,
    @Since("3.0.0") @Nullable Boolean alwaysScrapeClassicHistograms,
    @Since("3.0.0") @Nullable Boolean convertClassicHistogramsToNhcb,
    @Since("2.45.0") @Unsigned @Nullable Long nativeHistogramBucketLimit,
    @Since("2.50.0") @Nullable Double nativeHistogramMinBucketFactor) {

  /** All defaults. */
  public static final ScrapeHistograms DEFAULTS = builder().build();

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds {@link ScrapeHistograms}. */
  public static final class Builder extends ScrapeHistogramsBuilder {}
}
