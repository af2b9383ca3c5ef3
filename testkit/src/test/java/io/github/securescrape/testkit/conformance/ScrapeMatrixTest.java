// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import io.github.securescrape.core.Tally;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.Peers;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every client authentication, with and without passwords, over HTTP/1.1 and HTTP/2: real
 * Prometheus and our scraper see in real exporters and in ours the same.
 */
class ScrapeMatrixTest {

  private static final Duration INTERVAL = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How long to look for words in place of those of a race. */
  private static final Duration RACES = Duration.ofSeconds(16);

  @TempDir Path folder;

  private final List<MatrixServer.Running> open = new ArrayList<>();

  @BeforeEach
  void issueCertificates() throws IOException {
    CertificateAuthority authority = CertificateAuthority.create("Acme");
    Files.writeString(folder.resolve("ca.crt"), authority.certificatePem());
    write("server", authority.issue(request("exporter", "127.0.0.1")));
    write(MatrixClient.KNOWN, authority.issue(request("prometheus", MatrixExporter.NAME)));
    write(MatrixClient.OTHER, authority.issue(request("other", "other.example.org")));
    CertificateAuthority elsewhere = CertificateAuthority.create("Elsewhere");
    write(MatrixClient.STRANGE, elsewhere.issue(request("stranger", MatrixExporter.NAME)));
  }

  private static CertificateRequest request(String name, String host) {
    return CertificateRequest.builder(name).hosts(host).build();
  }

  private void write(String name, Identity identity) throws IOException {
    Files.writeString(folder.resolve(name + ".crt"), identity.chainPem());
    Files.writeString(folder.resolve(name + ".key"), identity.keyPem().reveal());
  }

  @Test
  void comesOutTheSameForAll() throws IOException {
    List<MatrixServer> servers = new ArrayList<>(List.of(MatrixServer.OURS));
    Peers.oldestAndNewest(Peers.nodeExporter())
        .forEach(each -> servers.add(new MatrixServer(each)));
    Map<MatrixServer, List<MatrixCase>> cases = new LinkedHashMap<>();
    for (MatrixServer server : servers) {
      cases.put(server, start(server));
    }

    for (MatrixServer server : servers) {
      scrape(server.version(), cases.getOrDefault(server, List.of()));
    }
    List<MatrixCase> all = cases.values().stream().flatMap(List::stream).toList();
    for (Binary prometheus : Peers.oldestAndNewest(Peers.prometheus())) {
      scrape(prometheus, all);
    }
  }

  private List<MatrixCase> start(MatrixServer server) {
    List<MatrixCase> cases = new ArrayList<>();
    for (MatrixExporter exporter : MatrixExporter.all()) {
      if (exporter.named() && !server.knowsNames()) {
        continue;
      }
      Path file = folder.resolve(exporter + ".yml");
      WebConfigYaml.write(exporter.webConfig(), file);
      MatrixServer.Running running = server.start(file);
      open.add(running);
      for (MatrixClient client : MatrixClient.of(exporter)) {
        cases.add(new MatrixCase(server, exporter, client, running.address()));
      }
    }
    return cases;
  }

  private void scrape(String version, List<MatrixCase> cases) throws IOException {
    Tally tally = new Tally("scrape-matrix-own-scraper", version);
    Scraper scraper = Scraper.create(folder);
    for (MatrixCase each : cases) {
      each.count(scraper.scrape(each.job(INTERVAL), each.address()).lastError(), tally);
    }
    tally.finish();
  }

  private void scrape(Binary prometheus, List<MatrixCase> cases) throws IOException {
    PrometheusConfig config =
        PrometheusConfig.builder()
            .scrapeConfigs(cases.stream().map(each -> each.job(INTERVAL)).toList())
            .build();
    Map<String, String> errors = new LinkedHashMap<>();
    try (PrometheusProcess process =
        PrometheusProcess.from(config, folder).binary(prometheus).start()) {
      keep(process.awaitTargets(PATIENCE), errors);
      long end = System.nanoTime() + RACES.toNanos();
      while (errors.values().stream().anyMatch(MatrixCase::isRace) && System.nanoTime() < end) {
        keep(process.targets(), errors);
      }
    }
    Tally tally = new Tally("scrape-matrix", prometheus.version().toString());
    cases.forEach(each -> each.count(errors.getOrDefault(each.toString(), "not there"), tally));
    tally.finish();
  }

  /** Keeps what came of a target at first, or later in place of the words of a race. */
  private static void keep(List<ActiveTarget> targets, Map<String, String> errors) {
    for (ActiveTarget each : targets) {
      if (!errors.containsKey(each.job())
          || MatrixCase.isRace(errors.getOrDefault(each.job(), ""))) {
        errors.put(each.job(), each.lastError());
      }
    }
  }

  @AfterEach
  void close() {
    open.forEach(MatrixServer.Running::close);
  }
}
