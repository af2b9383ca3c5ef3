// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Prometheus writes down of a scrape itself.
 *
 * @param up whether nothing at all went wrong
 * @param duration how long it took
 * @param scraped samples that were read
 * @param kept samples that metric relabeling left
 * @param added series that are new
 * @param bodySize bytes of the body, unpacked; -1 if there were too many
 */
record ScrapeReport(
    boolean up, Duration duration, int scraped, int kept, int added, long bodySize) {

  private static final double NANOS = 1e9;

  /** Returns the series that are added to those of the target. */
  List<Series> series(ScrapeJob job, Target target) {
    LabelSet labels = labels(target.labels());
    List<Series> all = new ArrayList<>();
    add(all, labels, "up", up ? 1 : 0);
    add(all, labels, "scrape_duration_seconds", seconds(duration));
    add(all, labels, "scrape_samples_scraped", scraped);
    add(all, labels, "scrape_samples_post_metric_relabeling", kept);
    add(all, labels, "scrape_series_added", added);
    if (Boolean.TRUE.equals(job.samples().extraScrapeMetrics())) {
      Long limit = job.limits().sampleLimit();
      add(all, labels, "scrape_timeout_seconds", seconds(target.timeout()));
      add(all, labels, "scrape_sample_limit", limit == null ? 0 : (double) limit);
      add(all, labels, "scrape_body_size_bytes", (double) bodySize);
    }
    return all;
  }

  /** Returns the labels of these series: a label of the target can take away another one. */
  private static LabelSet labels(LabelSet target) {
    LabelSet labels = LabelSet.EMPTY;
    for (Map.Entry<String, String> each : target.toMap().entrySet()) {
      labels = labels.with("exported_" + each.getKey(), "").with(each.getKey(), each.getValue());
    }
    return labels;
  }

  private static void add(List<Series> all, LabelSet labels, String name, double value) {
    all.add(new Series(labels.with("__name__", name), value, null));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
