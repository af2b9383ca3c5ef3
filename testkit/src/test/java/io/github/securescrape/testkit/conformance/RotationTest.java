// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.Peers;
import io.github.securescrape.testkit.server.PrometheusProcess;
import io.github.securescrape.testkit.server.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Authorities, certificates and users change while a real Prometheus and fifty scrapers go on. That
 * no scrape fails with a real exporter shows that none has to.
 */
class RotationTest {

  /** How long to go on, from a system property. */
  private static final long SECONDS = Long.getLong("securescrape.rotation.seconds", 15);

  private static final int SCRAPERS = 50;
  private static final int JOBS = 20;
  private static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final Set<String> lastErrors = new TreeSet<>();

  @Test
  void failsNoScrapeOfARealExporter() throws Exception {
    List<Binary> exporters = Peers.nodeExporter();
    List<Binary> prometheus = Peers.prometheus();

    run(new MatrixServer(newest(exporters)), newest(prometheus));
  }

  @Test
  void failsNoScrapeOfOurs() throws Exception {
    run(MatrixServer.OURS, newest(Peers.prometheus()));
  }

  @Test
  void failsNoScrapeOfTheOldestPrometheus() throws Exception {
    run(MatrixServer.OURS, Peers.prometheus().get(0));
  }

  private static Binary newest(List<Binary> binaries) {
    return binaries.get(binaries.size() - 1);
  }

  private void run(MatrixServer server, Binary binary) throws Exception {
    RotatedLink link = new RotatedLink(folder);
    Scraper scraper = Scraper.create(folder);
    try (MatrixServer.Running exporter = server.start(link.webConfigFile());
        PrometheusProcess prometheus =
            PrometheusProcess.from(config(link, exporter.address()), folder)
                .binary(binary)
                .start()) {
      String address = exporter.address();
      Supplier<ScrapeResult> scrape =
          () -> scraper.scrape(link.job("crowd", PATIENCE, true, address), address);
      ScraperCrowd crowd = ScraperCrowd.start(SCRAPERS, scrape);
      int rotations = 0;
      Count before;
      try (crowd) {
        // What is slow because it is new does not count.
        prometheus.awaitTargets(PATIENCE, all -> all.stream().allMatch(ActiveTarget::isUp));
        before = Count.of(prometheus);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
          link.believeInNext();
          awaitRound(crowd, prometheus);
          link.switchToNext();
          prometheus.reload(config(link, address));
          awaitRound(crowd, prometheus);
          link.forgetOld();
          awaitRound(crowd, prometheus);
          rotations++;
        }
      }
      Count count = Count.of(prometheus).minus(before);
      System.out.printf(
          "figure rotation of %s: %d rotations; %d scrapers: %d scrapes, %d failed;"
              + " %s: %.0f scrapes, %.0f failed%n",
          server,
          rotations,
          SCRAPERS,
          crowd.scrapes(),
          crowd.failures().values().stream().mapToInt(Integer::intValue).sum(),
          binary,
          count.scrapes(),
          count.failures());
      assertThat(crowd.failures()).isEmpty();
      assertThat(count.failures()).as("last errors " + lastErrors).isZero();
      assertThat(count.scrapes()).isGreaterThan(JOBS * rotations);
    }
  }

  private static PrometheusConfig config(RotatedLink link, String target) {
    List<ScrapeJob> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      jobs.add(link.job("job-" + i, INTERVAL, i % 2 == 0, target));
    }
    return PrometheusConfig.builder().scrapeConfigs(jobs).build();
  }

  /** Waits until everybody has begun and ended a scrape since now. */
  private void awaitRound(ScraperCrowd crowd, PrometheusProcess prometheus) {
    BooleanSupplier isRoundOver = crowd.round();
    Instant now = Instant.now();
    prometheus.awaitTargets(
        PATIENCE,
        targets -> {
          targets.stream()
              .filter(each -> !each.isUp())
              .forEach(each -> lastErrors.add(each.lastError()));
          return isRoundOver.getAsBoolean()
              && targets.stream()
                  .map(ActiveTarget::lastScrape)
                  .allMatch(each -> each != null && each.isAfter(now));
        });
  }

  /** How often Prometheus has scraped, and how often it could not. */
  private record Count(double scrapes, double failures) {

    static Count of(PrometheusProcess prometheus) {
      double scrapes = sum(prometheus.query("sum(count_over_time(up[1h]))"));
      return new Count(scrapes, scrapes - sum(prometheus.query("sum(sum_over_time(up[1h]))")));
    }

    private static double sum(List<Series> series) {
      return series.stream().mapToDouble(Series::value).sum();
    }

    Count minus(Count other) {
      return new Count(scrapes - other.scrapes, failures - other.failures);
    }
  }
}
