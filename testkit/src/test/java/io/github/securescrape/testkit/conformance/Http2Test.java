// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.HttpServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.Peers;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ends can switch HTTP/2 off; otherwise it is spoken. */
class Http2Test {

  private static final Duration INTERVAL = Duration.ofSeconds(3);

  @TempDir Path folder;

  @BeforeEach
  void issueCertificate() throws IOException {
    Identity identity =
        Identity.selfSigned(CertificateRequest.builder("node").hosts("127.0.0.1").build());
    Files.writeString(folder.resolve("node.crt"), identity.chainPem());
    Files.writeString(folder.resolve("node.key"), identity.keyPem().reveal());
  }

  @Test
  void isSpokenByPrometheusIfBothEndsAllowIt() throws IOException {
    for (Binary binary : Peers.prometheus()) {
      try (SecuredExporter able = start(true);
          SecuredExporter unable = start(false);
          ListeningRelay both = new ListeningRelay(able.port());
          ListeningRelay exporterOnly = new ListeningRelay(able.port());
          ListeningRelay jobOnly = new ListeningRelay(unable.port())) {
        PrometheusConfig config =
            PrometheusConfig.builder()
                .addScrapeConfigs(job("both", true, both))
                .addScrapeConfigs(job("exporter-only", false, exporterOnly))
                .addScrapeConfigs(job("job-only", true, jobOnly))
                .build();
        try (PrometheusProcess prometheus =
            PrometheusProcess.from(config, folder).binary(binary).start()) {
          assertThat(prometheus.awaitTargets()).as("" + binary).allMatch(ActiveTarget::isUp);
        }
        assertThat(both.choices()).isNotEmpty().containsOnly(true);
        assertThat(exporterOnly.choices()).isNotEmpty().containsOnly(false);
        assertThat(jobOnly.choices()).isNotEmpty().containsOnly(false);
      }
    }
  }

  @Test
  void isSpokenByOurScraperIfBothEndsAllowIt() throws IOException {
    assertThat(choices(true, true)).containsExactly(true);
    assertThat(choices(true, false)).containsExactly(false);
    assertThat(choices(false, true)).containsExactly(false);
  }

  private List<Boolean> choices(boolean exporter, boolean job) throws IOException {
    try (SecuredExporter running = start(exporter);
        ListeningRelay relay = new ListeningRelay(running.port())) {
      ScrapeJob scrapeJob = job("node", job, relay);
      Scraper scraper = Scraper.create(folder);
      assertThat(scraper.scrape(scrapeJob, relay.address()).lastError()).isEmpty();
      return List.copyOf(relay.choices());
    }
  }

  private SecuredExporter start(boolean http2) {
    WebConfig config =
        WebConfig.builder()
            .tls(tls -> tls.certFile("node.crt").keyFile("node.key"))
            .httpServerConfig(HttpServerConfig.builder().http2(http2).build())
            .build();
    Path file = folder.resolve("web-" + http2 + ".yml");
    WebConfigYaml.write(config, file);
    return SecuredExporter.start(file);
  }

  /** Returns a job that speaks TLS 1.2, so that one can listen. */
  private static ScrapeJob job(String name, boolean http2, ListeningRelay relay) {
    return ScrapeJob.builder(name)
        .scheme("https")
        .scrapeInterval(INTERVAL)
        .scrapeTimeout(INTERVAL)
        .staticTargets(relay.address())
        .http(
            http ->
                http.enableHttp2(http2)
                    .tls(tls -> tls.caFile("node.crt").maxVersion(TlsVersion.TLS12)))
        .build();
  }
}
