// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples.scraping;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;

import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.junit.WithSecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import org.junit.jupiter.api.Test;

// snippet:start
@WithSecuredExporter
class ScrapeOverTlsTest {

  @Test
  void isUpForWhoHasAuthorityAndLogin(SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
    assertThat(scraper.scrape(job, exporter.address())).isUp();
  }

  @Test
  void isDownForWhoTrustsTheSystemOnly(SecuredExporter exporter, Scraper scraper) {
    ScrapeJob job = ScrapeJob.builder("node").scheme("https").build();

    assertThat(scraper.scrape(job, exporter.address()))
        .isDownWith("x509: certificate signed by unknown authority");
  }
}
// snippet:end
