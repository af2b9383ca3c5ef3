// SPDX-License-Identifier: Apache-2.0
package com.example.watch;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;

import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.exporter.Fault;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.junit.ExporterFile;
import io.github.securescrape.testkit.junit.WithSecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our Prometheus shows when something is wrong with an exporter. */
@WithSecuredExporter(clientCertificateRequired = true)
class WatchedExportersTest {

  @Test
  void isUpWhenAllIsWell(SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
    assertThat(scraper.scrape(job, exporter.address())).isUp().hasSample("node_load1");
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED_CERTIFICATE, certificate has expired or is not yet valid",
    "UNKNOWN_AUTHORITY, certificate signed by unknown authority",
    "UNAUTHORIZED, server returned HTTP status 401 Unauthorized",
    "CLOSED_PORT, connection refused"
  })
  void saysWhatIsWrong(
      Fault fault, String lastError, SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
    exporter.inject(fault);

    assertThat(scraper.scrape(job, exporter.address())).isDownWith(lastError);
  }

  @Test
  void isDownWithoutClientCertificate(
      SecuredExporter exporter, Scraper scraper, ScrapeJob job, @ExporterFile("prometheus/ca.crt") Path ca) {
    ScrapeJob bare =
        job.toBuilder().http(http -> http.tls(tls -> tls.caFile(ca.toString()))).build();

    assertThat(scraper.scrape(bare, exporter.address()))
        .isDownWith("remote error: tls: ");
  }

  @Test
  @WithSecuredExporter(webConfig = "src/test/resources/web.yml")
  void acceptsTheFileOfOurHosts(SecuredExporter exporter, Scraper scraper, @ExporterFile Path file) {
    ScrapeJob job = ScrapeJob.builder("node").staticTargets(exporter.address()).build();

    assertThat(WebConfigYaml.read(file)).hasNoProblems();
    assertThat(scraper.scrape(job, exporter.address())).isUp();
  }
}
