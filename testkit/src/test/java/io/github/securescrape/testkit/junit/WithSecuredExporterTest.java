// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.junit;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.exporter.Fault;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.NodeExporterProcess;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@WithSecuredExporter(clientCertificateRequired = true)
class WithSecuredExporterTest {

  private final SecuredExporter ofTheClass;

  WithSecuredExporterTest(SecuredExporter ofTheClass) {
    this.ofTheClass = ofTheClass;
  }

  @Test
  void givesBothEnds(SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
    assertThat(scraper.scrape(job, exporter.address())).isUp();
    assertThat(exporter).isSameAs(ofTheClass);
  }

  @Test
  void givesWhatOtherClientsNeed(SecuredExporter exporter, SSLContext context, Login login)
      throws Exception {
    String credentials = login.username() + ":" + login.password().reveal();
    String encoded =
        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://" + exporter.address() + "/metrics"))
            .header("Authorization", "Basic " + encoded)
            .build();

    HttpClient client = HttpClient.newBuilder().sslContext(context).build();

    assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("node_load1 ");
  }

  @Test
  void givesFiles(
      @ExporterFile Path webConfig,
      @ExporterFile("prometheus/ca.crt") Path ca,
      CertificateAuthority authority)
      throws Exception {
    assertThat(WebConfigYaml.read(webConfig)).hasNoProblems();
    assertThat(Files.readString(ca)).isEqualTo(authority.certificatePem());
  }

  @RepeatedTest(2)
  void mendsFaultsAfterEachTest(SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
    assertThat(scraper.scrape(job, exporter.address())).isUp();

    exporter.inject(Fault.FORBIDDEN);

    assertThat(scraper.scrape(job, exporter.address())).isDownWith("403 Forbidden");
  }

  @Test
  @WithSecuredExporter(tls = false, fault = Fault.INTERNAL_SERVER_ERROR)
  void startsAnotherForAMethod(SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
    assertThat(exporter).isNotSameAs(ofTheClass);
    assertThat(scraper.scrape(job, exporter.address()))
        .isDownWith("server returned HTTP status 500 Internal Server Error");
  }

  @Test
  void startsRealProgramsBesideIt(
      SecuredExporter exporter,
      NodeExporterProcess real,
      PrometheusProcess prometheus,
      Scraper scraper,
      ScrapeJob job) {
    assertThat(scraper.scrape(job, real.address())).isUp().hasSample("node_exporter_build_info");
    assertThat(prometheus.awaitTargets())
        .singleElement()
        .satisfies(
            target -> {
              assertThat(target.instance()).isEqualTo(exporter.address());
              assertThat(target.isUp()).isTrue();
            });
  }

  @Nested
  class InNestedClasses {
    @Test
    void sharesTheOneOfTheOuterClass(SecuredExporter exporter) {
      assertThat(exporter).isSameAs(ofTheClass);
    }
  }
}
