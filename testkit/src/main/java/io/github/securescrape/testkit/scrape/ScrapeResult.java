// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one scrape, in the terms of Prometheus' page of targets. */
public final class ScrapeResult {

  private final String scrapeUrl;
  private final String lastError;
  private final Duration duration;
  private final int samples;
  private final int samplesPostMetricRelabeling;
  private final @Nullable String body;

  ScrapeResult(
      String scrapeUrl,
      String lastError,
      Duration duration,
      int samples,
      int samplesPostMetricRelabeling,
      @Nullable String body) {
    this.scrapeUrl = scrapeUrl;
    this.lastError = lastError;
    this.duration = duration;
    this.samples = samples;
    this.samplesPostMetricRelabeling = samplesPostMetricRelabeling;
    this.body = body;
  }

  /** Returns whether the target is up: nothing at all went wrong. */
  public boolean isUp() {
    return lastError.isEmpty();
  }

  /** Returns what Prometheus would show as last error; empty if the target is up. */
  public String lastError() {
    return lastError;
  }

  /** Returns the URL that was scraped. */
  public String scrapeUrl() {
    return scrapeUrl;
  }

  /** Returns how long it took. */
  public Duration duration() {
    return duration;
  }

  /** Returns how many samples were read, up to the first error ({@code scrape_samples_scraped}). */
  public int samples() {
    return samples;
  }

  /** Returns how many of them were kept ({@code scrape_samples_post_metric_relabeling}). */
  public int samplesPostMetricRelabeling() {
    return samplesPostMetricRelabeling;
  }

  /** Returns what the target has shown, unpacked; empty if it came to nothing. */
  public Optional<String> body() {
    return Optional.ofNullable(body);
  }

  /** Returns such as {@code up https://127.0.0.1:9100/metrics 56 samples in 12ms}. */
  @Override
  public String toString() {
    String outcome = isUp() ? samples + " samples" : lastError.replace("\n", "\\n");
    return (isUp() ? "up " : "down ")
        + scrapeUrl
        + " "
        + outcome
        + " in "
        + duration.toMillis()
        + "ms";
  }
}
