// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.prometheus.relabel.LabelSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one scrape, in the terms of Prometheus' page of targets. */
public final class ScrapeResult {

  private final String scrapeUrl;
  private final LabelSet labels;
  private final String lastError;
  private final ScrapeReport report;
  private final List<Series> series;
  private final @Nullable String body;

  ScrapeResult(
      String scrapeUrl,
      LabelSet labels,
      String lastError,
      ScrapeReport report,
      List<Series> series,
      @Nullable String body) {
    this.scrapeUrl = scrapeUrl;
    this.labels = labels;
    this.lastError = lastError;
    this.report = report;
    this.series = List.copyOf(series);
    this.body = body;
  }

  /** Returns whether the target is up: nothing at all went wrong. */
  public boolean isUp() {
    return report.up();
  }

  /** Returns what Prometheus would show as last error; empty if the target is up. */
  public String lastError() {
    return lastError;
  }

  /** Returns the URL that was scraped. */
  public String scrapeUrl() {
    return scrapeUrl;
  }

  /** Returns the labels of the target, such as {@code job} and {@code instance}. */
  public LabelSet labels() {
    return labels;
  }

  /** Returns how long it took. */
  public Duration duration() {
    return report.duration();
  }

  /** Returns how many samples were read, up to the first error ({@code scrape_samples_scraped}). */
  public int samples() {
    return report.scraped();
  }

  /** Returns how many of them were kept ({@code scrape_samples_post_metric_relabeling}). */
  public int samplesPostMetricRelabeling() {
    return report.kept();
  }

  /**
   * Returns what Prometheus stores: the samples in the order in which the target shows them, none
   * of them if it is down, and then {@code up} and the {@code scrape_*} series.
   */
  public List<Series> series() {
    return series;
  }

  /** Returns the first series of a metric, empty if there is none. */
  public Optional<Series> series(String name) {
    return series.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * Returns what the target has shown, unpacked; empty if it came to nothing, or is no text but
   * protocol buffers.
   */
  public Optional<String> body() {
    return Optional.ofNullable(body);
  }

  /** Returns such as {@code up https://127.0.0.1:9100/metrics 56 samples in 12ms}. */
  @Override
  public String toString() {
    String outcome = isUp() ? samples() + " samples" : lastError.replace("\n", "\\n");
    return (isUp() ? "up " : "down ")
        + scrapeUrl
        + " "
        + outcome
        + " in "
        + duration().toMillis()
        + "ms";
  }
}
