// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.Binaries;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.PrometheusProcess;
import io.github.securescrape.testkit.server.TargetHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The end of every recipe: exporters run, and Prometheus shows them as up. */
final class Scrapes {

  /** Time between scrapes, and what one may take: bcrypt is slow where the machine is busy. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private Scrapes() {}

  /** Starts an exporter where the fleet says it is, with the web config in its folder. */
  static SecuredExporter start(Exporter exporter, Path folder) {
    return SecuredExporter.from(folder.resolve("config/config.yml"))
        .address(exporter.config().host(), exporter.config().port())
        .start();
  }

  /**
   * Scrapes all targets of a configuration: ourselves, and with a real Prometheus if there is one.
   */
  static void assertAllUp(Path configFile, int targets) {
    PrometheusConfig config = PrometheusYaml.read(configFile).orThrow();
    Scraper scraper = Scraper.create(configFile.toAbsolutePath().getParent());
    int scraped = 0;
    for (ScrapeJob job : config.scrapeConfigs()) {
      for (StaticConfig group : job.staticConfigs()) {
        for (String target : group.targets()) {
          assertThat(scraper.scrape(job, target).lastError()).as(target).isEmpty();
          scraped++;
        }
      }
    }
    assertThat(scraped).isEqualTo(targets);
    List<Binary> programs = Binaries.prometheus();
    if (!programs.isEmpty()) {
      Binary newest = programs.get(programs.size() - 1);
      try (PrometheusProcess prometheus = PrometheusProcess.start(newest, configFile)) {
        assertThat(prometheus.awaitTargets(Duration.ofSeconds(60)))
            .hasSize(targets)
            .allMatch(target -> target.health() == TargetHealth.UP, "is up");
      }
    }
  }
}
