// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples.scraping;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;

import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.junit.ExporterFile;
import io.github.securescrape.testkit.junit.WithSecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@WithSecuredExporter
class RotateCertificatesTest {

  // snippet:start
  @Test
  void takesFilesAsTheyAreNow(
      SecuredExporter exporter,
      Scraper scraper,
      ScrapeJob job,
      @ExporterFile("prometheus/password") Path password)
      throws Exception {
    exporter.renewCertificate();
    assertThat(scraper.scrape(job, exporter.address())).isUp();

    Files.writeString(password, "an old one");
    assertThat(scraper.scrape(job, exporter.address())).isDownWith("401 Unauthorized");
  }
  // snippet:end
}
