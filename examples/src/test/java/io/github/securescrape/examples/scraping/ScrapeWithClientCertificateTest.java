// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples.scraping;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;

import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.junit.ExporterFile;
import io.github.securescrape.testkit.junit.WithSecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

// snippet:start
@WithSecuredExporter(clientCertificateRequired = true)
class ScrapeWithClientCertificateTest {

  @Test
  void isUpWithCertificate(SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
    assertThat(scraper.scrape(job, exporter.address())).isUp();
  }

  @Test
  void isDownWithout(
      SecuredExporter exporter, Scraper scraper, @ExporterFile("prometheus/ca.crt") Path ca) {
    ScrapeJob job =
        ScrapeJob.builder("node")
            .scheme("https")
            .http(http -> http.tls(tls -> tls.caFile(ca.toString())))
            .build();

    assertThat(scraper.scrape(job, exporter.address())).isDownWith("remote error: tls: ");
  }
}
// snippet:end
