// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.Peers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** How long to go on at least, from a system property. */
  private static final long SECONDS = Long.getLong("securescrape.rotation.seconds", 0);

  private static final int LEAST = 2;
  private static final int SCRAPERS = 50;
  private static final int JOBS = 20;
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = RotationWatch.PATIENCE;

  @TempDir Path folder;

  @Test
  void failsNoScrapeOfARealExporter() throws Exception {
    List<Binary> exporters = Peers.nodeExporter();
    List<Binary> prometheus = Peers.prometheus();

    run(new MatrixServer(newest(exporters)), List.of(newest(prometheus)));
  }

  @Test
  void failsNoScrapeOfOurs() throws Exception {
    run(MatrixServer.OURS, Peers.oldestAndNewest(Peers.prometheus()));
  }

  private static Binary newest(List<Binary> binaries) {
    return binaries.get(binaries.size() - 1);
  }

  private void run(MatrixServer server, List<Binary> prometheus) throws Exception {
    RotatedLink link = new RotatedLink(folder);
    Scraper scraper = Scraper.create(folder);
    List<RotationWatch> watches = new ArrayList<>();
    try (MatrixServer.Running exporter = server.start(link.webConfigFile())) {
      String address = exporter.address();
      for (Binary each : prometheus) {
        watches.add(RotationWatch.start(each, config(link, address), folder));
      }
      Supplier<ScrapeResult> scrape =
          () -> scraper.scrape(link.job("crowd", PATIENCE, true, address), address);
      ScraperCrowd crowd = ScraperCrowd.start(SCRAPERS, scrape);
      int rotations = 0;
      try (crowd) {
        // What is slow because it is new does not count.
        watches.forEach(RotationWatch::awaitAllUp);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (rotations < LEAST || System.nanoTime() < end) {
          link.believeInNext();
          awaitRound(crowd, watches);
          link.switchToNext();
          watches.forEach(each -> each.reload(config(link, address)));
          awaitRound(crowd, watches);
          link.forgetOld();
          awaitRound(crowd, watches);
          rotations++;
        }
      }
      System.out.printf(
          "figure rotation of %s: %d rotations; %d scrapers: %d scrapes, %d failed; %s%n",
          server,
          rotations,
          SCRAPERS,
          crowd.scrapes(),
          crowd.failures().values().stream().mapToInt(Integer::intValue).sum(),
          watches);
      assertThat(crowd.failures()).isEmpty();
      assertThat(watches).allSatisfy(each -> assertThat(each.isUnharmed()).as("" + each).isTrue());
    } finally {
      watches.forEach(RotationWatch::close);
    }
  }

  /** Waits until everybody has begun and ended a scrape since now. */
  private static void awaitRound(ScraperCrowd crowd, List<RotationWatch> watches) {
    Instant now = Instant.now();
    BooleanSupplier isRoundOver = crowd.round();
    watches.forEach(each -> each.awaitScrapes(now, isRoundOver));
  }

  private static PrometheusConfig config(RotatedLink link, String target) {
    List<ScrapeJob> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      jobs.add(link.job("job-" + i, INTERVAL, i % 2 == 0, target));
    }
    return PrometheusConfig.builder().scrapeConfigs(jobs).build();
  }
}
