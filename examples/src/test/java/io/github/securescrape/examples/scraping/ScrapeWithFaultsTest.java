// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples.scraping;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;

import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.Fault;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.junit.WithSecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithSecuredExporter
class ScrapeWithFaultsTest {

  // snippet:start
  @ParameterizedTest
  @CsvSource({
    "EXPIRED_CERTIFICATE, certificate has expired or is not yet valid",
    "WRONG_NAME, cannot validate certificate for 127.0.0.1",
    "TRUNCATED, unexpected EOF",
    "FORBIDDEN, server returned HTTP status 403 Forbidden",
    "CLOSED_PORT, connect: connection refused"
  })
  void isDownAsPrometheusSays(
      Fault fault, String lastError, SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
    exporter.inject(fault);

    assertThat(scraper.scrape(job, exporter.address())).isDownWith(lastError);
  }
  // snippet:end
}
