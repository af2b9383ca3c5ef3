// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples.scraping;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.VirtualFleet;
import io.github.securescrape.testkit.scrape.Scraper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScrapeWithOwnAuthorityTest {

  // snippet:start
  @Test
  void allNodesAreUp() {
    Fleet fleet =
        Fleet.builder("nodes")
            .authority(CertificateAuthority.create("Acme monitoring"))
            .exporter("node01", "203.0.113.10:9100")
            .exporter("node02", "node02.example.org:9100")
            .build();

    try (VirtualFleet nodes = VirtualFleet.start(fleet)) {
      for (ScrapeJob job : nodes.scrapeJobs()) {
        Scraper.create(Path.of(".")).scrape(job).forEach(each -> assertThat(each).isUp());
      }
    }
  }
  // snippet:end
}
