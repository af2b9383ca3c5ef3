// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.testkit.scrape.Scraper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeExporterProcessTest {

  private static final Secret PASSWORD = Secret.of("right");
  private static final ScrapeJob JOB =
      ScrapeJob.builder("node")
          .http(
              http ->
                  http.basicAuth(
                      BasicAuth.builder().username("prometheus").password(PASSWORD).build()))
          .build();

  @TempDir Path folder;

  @Test
  void runsBehindAWebConfigUntilItIsClosed() throws IOException {
    String hash = BcryptHash.create(PASSWORD, 4).reveal();
    Path web = write("basic_auth_users: {prometheus: " + hash + "}\n");
    Scraper scraper = Scraper.create(folder);

    for (Binary binary : Peers.nodeExporter()) {
      NodeExporterProcess exporter =
          NodeExporterProcess.start(binary, web, "--collector.disable-defaults");
      try (exporter) {
        assertThat(exporter).hasToString("NodeExporterProcess[127.0.0.1:" + exporter.port() + "]");
        assertThat(scraper.scrape(JOB, exporter.address()).lastError()).as(binary + "").isEmpty();
        assertThat(scraper.scrape(ScrapeJob.builder("a").build(), exporter.address()).lastError())
            .isEqualTo("server returned HTTP status 401 Unauthorized");
      }
      exporter.close();
      assertThat(scraper.scrape(JOB, exporter.address()).lastError())
          .endsWith(": connect: connection refused");
    }
  }

  @Test
  void takesAWebConfigOfObjects() throws IOException {
    Identity identity =
        Identity.selfSigned(CertificateRequest.builder("node").hosts("127.0.0.1").build());
    Files.writeString(folder.resolve("node.crt"), identity.chainPem());
    Files.writeString(folder.resolve("node.key"), identity.keyPem().reveal());
    WebConfig web =
        WebConfig.builder().tls(tls -> tls.certFile("node.crt").keyFile("node.key")).build();
    ScrapeJob job =
        ScrapeJob.builder("node")
            .scheme("https")
            .http(http -> http.tls(tls -> tls.caFile("node.crt")))
            .build();
    Peers.nodeExporter();

    try (NodeExporterProcess exporter = NodeExporterProcess.start(web, folder)) {
      assertThat(Scraper.create(folder).scrape(job, exporter.address()).lastError()).isEmpty();
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.yml");
  }

  @Test
  void tellsWhyItDoesNotStart() throws IOException {
    Path web = write("tls_server_config: {cert_file: none.crt, key_file: none.key}\n");

    for (Binary binary : Peers.nodeExporter()) {
      assertThatThrownBy(() -> NodeExporterProcess.start(binary, web))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("node_exporter did not start:\n")
          .hasMessageContaining("none.crt: no such file or directory");
    }
  }

  private Path write(String config) throws IOException {
    return Files.writeString(folder.resolve("web.yml"), config);
  }
}
