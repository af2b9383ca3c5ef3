// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;

import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.junit.SecuredExporterExtension;
import io.github.securescrape.testkit.scrape.Scraper;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shop's metrics, behind HTTPS and a login as in production. */
class ShopMetricsTest {

  private static final PrometheusRegistry METRICS = new PrometheusRegistry();
  private static final Counter ORDERS = Counter.builder().name("orders").register(METRICS);

  @RegisterExtension
  static final SecuredExporterExtension shop =
      SecuredExporterExtension.of(SecuredExporter.builder().tls().login().registry(METRICS));

  @Test
  void countsOrders(SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
    ORDERS.inc(3);

    assertThat(scraper.scrape(job, exporter.address())).isUp().hasSample("orders_total", 3);
  }

  @Test
  void keepsStrangersOut(SecuredExporter exporter, Scraper scraper, ScrapeJob job, Login login) {
    BasicAuth wrong =
        BasicAuth.builder().username(login.username()).password(Secret.of("guessed")).build();
    ScrapeJob stranger =
        job.toBuilder().http(job.http().toBuilder().basicAuth(wrong).build()).build();

    assertThat(scraper.scrape(stranger, exporter.address()))
        .isDownWith("server returned HTTP status 401 Unauthorized");
  }
}
