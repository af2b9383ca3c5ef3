// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.testkit.scrape.Series;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** A real Prometheus, and how many of its scrapes fail once all of its targets have been up. */
final class RotationWatch implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Binary binary;
  private final PrometheusProcess prometheus;
  private final Set<String> lastErrors = new TreeSet<>();
  private double failuresBefore;

  private RotationWatch(Binary binary, PrometheusProcess prometheus) {
    this.binary = binary;
    this.prometheus = prometheus;
  }

  static RotationWatch start(Binary binary, PrometheusConfig config, Path folder) {
    return new RotationWatch(binary, PrometheusProcess.from(config, folder).binary(binary).start());
  }

  void awaitAllUp() {
    prometheus.awaitTargets(PATIENCE, all -> all.stream().allMatch(ActiveTarget::isUp));
    failuresBefore = allFailures();
  }

  void reload(PrometheusConfig config) {
    prometheus.reload(config);
  }

  /** Waits until it has begun and ended a scrape of each target, and something else holds. */
  void awaitScrapes(Instant since, BooleanSupplier condition) {
    prometheus.awaitTargets(
        PATIENCE,
        targets -> {
          targets.stream()
              .filter(each -> !each.isUp())
              .forEach(each -> lastErrors.add(each.lastError()));
          return condition.getAsBoolean()
              && targets.stream()
                  .map(ActiveTarget::lastScrape)
                  .allMatch(each -> each != null && each.isAfter(since));
        });
  }

  /** Returns whether no scrape failed, but for one in fifty that a busy machine kept waiting. */
  boolean isUnharmed() {
    return failures() <= scrapes() / 50
        && lastErrors.stream().allMatch(each -> each.contains("context deadline exceeded"));
  }

  private double failures() {
    return allFailures() - failuresBefore;
  }

  private double allFailures() {
    return scrapes() - sum("sum(sum_over_time(up[1h]))");
  }

  private double scrapes() {
    return sum("sum(count_over_time(up[1h]))");
  }

  private double sum(String expression) {
    return prometheus.query(expression).stream().mapToDouble(Series::value).sum();
  }

  @Override
  public void close() {
    prometheus.close();
  }

  @Override
  public String toString() {
    return "%s: %.0f scrapes, %.0f failed%s"
        .formatted(binary, scrapes(), failures(), lastErrors.isEmpty() ? "" : " " + lastErrors);
  }
}
