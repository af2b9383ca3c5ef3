// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples.scraping;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;

import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScrapePlainHttpTest {

  // snippet:start
  @Test
  void exporterIsUp() {
    try (SecuredExporter exporter = SecuredExporter.builder().start()) {
      Scraper scraper = Scraper.create(Path.of("."));
      ScrapeJob job = ScrapeJob.builder("node").staticTargets(exporter.address()).build();

      assertThat(scraper.scrape(job, exporter.address())).isUp().hasSample("node_load1");
    }
  }
  // snippet:end
}
