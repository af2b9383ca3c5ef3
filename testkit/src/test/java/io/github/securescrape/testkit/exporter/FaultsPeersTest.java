// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.securescrape.core.Tally;
import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binaries;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault earns the same words from the newest real Prometheus and from the scraper. */
class FaultsPeersTest {

  private final Map<Fault, SecuredExporter> exporters = new EnumMap<>(Fault.class);

  @BeforeEach
  void start() {
    assumeFalse(Binaries.prometheus().isEmpty(), "no prometheus on this machine");
    for (Fault fault : Fault.values()) {
      SecuredExporter exporter =
          SecuredExporter.builder().tls().slowness(Duration.ofMinutes(1)).start();
      exporter.inject(fault);
      exporters.put(fault, exporter);
    }
  }

  @AfterEach
  void close() {
    exporters.values().forEach(SecuredExporter::close);
  }

  @Test
  void isSeenByARealPrometheusAsByTheScraper() throws IOException {
    Scraper scraper = Scraper.create(Path.of(""));
    Map<Fault, String> expected = new EnumMap<>(Fault.class);
    PrometheusConfig.Builder config = PrometheusConfig.builder();
    exporters.forEach(
        (fault, exporter) -> {
          ScrapeJob job = job(fault, exporter);
          config.addScrapeConfigs(job);
          ScrapeResult result = scraper.scrape(job, exporter.address());
          expected.put(fault, plain(result.lastError()));
        });

    try (PrometheusProcess prometheus = PrometheusProcess.start(config.build())) {
      Map<String, String> actual =
          prometheus.awaitTargets().stream()
              .collect(toMap(ActiveTarget::job, target -> plain(target.lastError())));

      Tally tally = new Tally("faults", Binaries.newestPrometheus().version().toString());
      expected.forEach(
          (fault, error) -> {
            String real = String.valueOf(actual.get(fault.name()));
            tally.count(
                real.equals(error), () -> fault + "\n expected " + real + "\n actual   " + error);
          });
      tally.finish();
    }
  }

  private static ScrapeJob job(Fault fault, SecuredExporter exporter) {
    return exporter.scrapeJob().toBuilder()
        .jobName(fault.name())
        .limits(limits -> limits.bodySizeLimit(ByteSize.of(1 << 20)))
        .build();
  }

  private static String plain(String error) {
    return error
        .replaceAll("current time \\S+", "current time NOW")
        .replaceAll("stream ID \\d+", "stream ID N");
  }
}
