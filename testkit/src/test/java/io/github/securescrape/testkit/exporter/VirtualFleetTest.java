// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.password.Login;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.LoginConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class VirtualFleetTest {

  private final Scraper scraper = Scraper.create(Path.of(""));

  @Test
  void standsInForAFleetElsewhere() {
    Fleet fleet =
        Fleet.builder("nodes")
            .exporter("node01", "203.0.113.10:9100")
            .exporter("node02", "node02.example.org:9100")
            .exporter("node03", "[2001:db8::7]:9100")
            .config(config -> config.mutualTls(true))
            .build();

    try (VirtualFleet nodes = VirtualFleet.start(fleet)) {
      nodes.exporter("node02").inject(Fault.WRONG_NAME);

      List<ScrapeResult> results = scrape(nodes);

      assertThat(results.get(0).lastError()).isEmpty();
      assertThat(results.get(0).labels().get("instance")).isEqualTo("node01");
      assertThat(results.get(1).lastError())
          .endsWith("x509: certificate is valid for other.example, not node02.example.org");
      assertThat(results.get(2).lastError()).isEmpty();
      assertThat(nodes.scrapeJobs())
          .extracting(ScrapeJob::jobName)
          .containsExactly("nodes-node01", "nodes-node02", "nodes-node03");
    }
  }

  @Test
  void listensWhereTheFleetSaysOnThisMachine() throws IOException {
    int port = freePort();
    Fleet fleet = Fleet.builder("nodes").exporter("node01", "127.0.0.1:" + port).build();

    try (VirtualFleet nodes = VirtualFleet.start(fleet)) {
      assertThat(nodes.exporter("node01").port()).isEqualTo(port);
      assertThat(scrape(nodes)).allMatch(ScrapeResult::isUp);
    }
  }

  @Test
  void startsAllOrNothing() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Fleet fleet =
          Fleet.builder("nodes")
              .exporter("node01", "203.0.113.10:9100")
              .exporter("node02", "127.0.0.1:" + taken.getLocalPort())
              .build();

      assertThatThrownBy(() -> VirtualFleet.start(fleet)).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void servesALoginOfAnExportersOwn() {
    Fleet fleet =
        Fleet.builder("nodes")
            .login(Login.create("prometheus"))
            .exporter("node01", "node01.example.org:9100")
            .exporter(
                "node02",
                "node02.example.org:9100",
                exporter -> exporter.login(LoginConfig.builder().username("other").build()))
            .build();

    try (VirtualFleet nodes = VirtualFleet.start(fleet)) {
      assertThat(scrape(nodes)).allMatch(ScrapeResult::isUp);
      assertThat(nodes.exporter("node02").login().orElseThrow().username()).isEqualTo("other");
    }
  }

  @Test
  void leavesNothingBehind() {
    Fleet fleet = Fleet.builder("nodes").exporter("node01", "203.0.113.10:9100").build();
    VirtualFleet nodes = VirtualFleet.start(fleet);
    Path folder = nodes.exporter("node01").folder();

    nodes.close();

    assertThat(Files.exists(folder)).isFalse();
    assertThatThrownBy(() -> nodes.exporter("node07"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no exporter \"node07\" among [node01]");
  }

  private List<ScrapeResult> scrape(VirtualFleet nodes) {
    List<ScrapeResult> results = new ArrayList<>();
    nodes.scrapeJobs().forEach(each -> results.addAll(scraper.scrape(each)));
    return results;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
