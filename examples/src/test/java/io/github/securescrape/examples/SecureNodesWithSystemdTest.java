// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.fleet.CertificateConfig;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipe "authentication and encryption", as many follow it by hand: two nodes with a systemd
 * unit, and a Prometheus beside them. Each step stands beside the call that replaces it; what the
 * recipe does on purpose is asked for, and reported.
 */
class SecureNodesWithSystemdTest {

  @Test
  void walksFromCertificateToTargetsThatAreUp(@TempDir Path out) throws IOException {
    List<Integer> ports = Loopback.freePorts(2);
    Fleet fleet =
        Fleet.builder("nodes")
            .config(
                config ->
                    config
                        .job("node_exporter")
                        .selfSigned(true)
                        .insecureSkipVerify(true)
                        .inlinePassword(true)
                        .scrapeInterval(Scrapes.INTERVAL)
                        // openssl req -new -newkey rsa:2048 -x509 -nodes -days 365
                        //   -subj "/C=SG/ST=Singapore/L=Singapore/O=MyOrg/CN=localhost"
                        .certificate(
                            CertificateConfig.builder()
                                .country("SG")
                                .state("Singapore")
                                .locality("Singapore")
                                .organization("MyOrg")
                                .commonName("localhost")
                                .keyType(KeyType.RSA_2048)
                                .build()))
            // htpasswd -nbC 12 "" makes no bcrypt hash; this does
            .login(Login.of("prometheus", Secret.of("mypassword")))
            // targets: ["<node1_ip>:9100", "<node2_ip>:9100"]
            .exporter("node1", "127.0.0.1:" + ports.get(0))
            .exporter("node2", "localhost:" + ports.get(1))
            .build();

    // mkdir /etc/node_exporter; mv node_exporter.crt node_exporter.key config.yml there; scp
    // node_exporter.crt to /etc/prometheus; vim /etc/prometheus/prometheus.yml
    fleet.files().writeTo(out);

    // vim /etc/node_exporter/config.yml: file names are seen from there
    String hash = fleet.exporter("node1").webConfig().basicAuthUsers().get("prometheus").reveal();
    assertThat(hash).startsWith("$2y$12$").hasSize(60);
    for (Exporter node : fleet.exporters()) {
      assertThat(out.resolve(node.name() + "/config/config.yml"))
          .hasContent(RunningFleet.webConfig("prometheus", hash));
      assertThat(node.identity().certificate().getSubjectX500Principal().getName())
          .isEqualTo("CN=localhost,O=MyOrg,L=Singapore,ST=Singapore,C=SG");

      // vim node_exporter.service: the flag is --web.config.file; chown -R is systemd's work now
      assertThat(Files.readString(out.resolve(node.name() + "/node_exporter.service")))
          .contains("--web.config.file=${CREDENTIALS_DIRECTORY}/config.yml", "DynamicUser=yes")
          .doesNotContain("--web.config=");
    }

    // scrape_configs with tls_config; in the recipe, the second version has lost it
    assertThat(out.resolve("prometheus/prometheus.yml"))
        .hasContent(
            """
            scrape_configs:
              - job_name: node_exporter
                scrape_interval: 10s
                scheme: https
                basic_auth:
                  username: prometheus
                  password: mypassword
                tls_config:
                  ca_file: ca.crt
                  insecure_skip_verify: true
                static_configs:
                  - targets:
                      - "127.0.0.1:%d"
                    labels:
                      instance: node1
                  - targets:
                      - localhost:%d
                    labels:
                      instance: node2
            """
                .formatted(ports.get(0), ports.get(1)));
    assertThat(fleet.report().problems())
        .extracting(problem -> problem.severity() + " " + problem.code())
        .containsExactly(
            "warning fleet.inline-password",
            "warning fleet.insecure-skip-verify",
            "warning fleet.self-signed",
            "note fleet.key-type.rsa-2048");

    // systemctl daemon-reload; systemctl restart node_exporter; systemctl restart prometheus
    List<SecuredExporter> nodes = new ArrayList<>();
    try {
      fleet.exporters().forEach(node -> nodes.add(Scrapes.start(node, out.resolve(node.name()))));
      Scraper scraper = Scraper.create(out.resolve("prometheus"));
      String node1 = fleet.exporter("node1").address();

      // curl -k https://localhost:9100/metrics
      ScrapeJob anonymous =
          ScrapeJob.builder("curl")
              .scheme("https")
              .http(http -> http.tls(tls -> tls.insecureSkipVerify(true)))
              .build();
      assertThat(scraper.scrape(anonymous, node1).lastError())
          .isEqualTo("server returned HTTP status 401 Unauthorized");

      // curl http://node01:9100/metrics: not "Unauthorized", as the recipe has it
      ScrapeJob unencrypted =
          anonymous.toBuilder().scheme("http").http(HttpClientConfig.DEFAULTS).build();
      assertThat(scraper.scrape(unencrypted, node1).lastError())
          .isEqualTo("server returned HTTP status 400 Bad Request");

      // Status > Targets
      Scrapes.assertAllUp(out.resolve("prometheus/prometheus.yml"), 2);
    } finally {
      nodes.forEach(SecuredExporter::close);
    }
  }
}
