// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.core.schema.Invariants;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A target on Prometheus' page of targets.
 *
 * @param scrapePool name of the scrape job that it comes from
 * @param labels its labels, after relabeling
 * @param discoveredLabels its labels before relabeling
 * @param scrapeUrl URL that is scraped
 * @param scrapeInterval time between scrapes
 * @param health what came of the last scrape
 * @param lastError why the last scrape failed; empty if it did not
 * @param lastScrape when the last scrape began; {@code null} if there was none
 * @param lastScrapeDuration how long it took; zero if there was none
 */
public record ActiveTarget(
    String scrapePool,
    Map<String, String> labels,
    Map<String, String> discoveredLabels,
    String scrapeUrl,
    Duration scrapeInterval,
    TargetHealth health,
    String lastError,
    @Nullable Instant lastScrape,
    Duration lastScrapeDuration) {

  /** Copies the labels. Not API: a {@link PrometheusProcess} makes it. */
  public ActiveTarget {
    labels = Invariants.copyOf(labels);
    discoveredLabels = Invariants.copyOf(discoveredLabels);
  }

  /** Returns the label {@code job}. */
  public String job() {
    return labels.getOrDefault("job", "");
  }

  /** Returns the label {@code instance}. */
  public String instance() {
    return labels.getOrDefault("instance", "");
  }

  /** Returns whether the last scrape was fine. */
  public boolean isUp() {
    return health == TargetHealth.UP;
  }

  /** Returns such as {@code down http://127.0.0.1:9100/metrics of node: connection refused}. */
  @Override
  public String toString() {
    String words = lastError.isEmpty() ? "" : ": " + lastError;
    return health + " " + scrapeUrl + " of " + job() + words;
  }
}
