// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.junit;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.Binaries;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class SecuredExporterExtensionTest {

  private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("Acme");

  @RegisterExtension
  static final SecuredExporterExtension NODE =
      SecuredExporterExtension.of(SecuredExporter.builder().tls(AUTHORITY).login());

  @Test
  void startsOneForTheClass(Scraper scraper, ScrapeJob job) {
    assertThat(scraper.scrape(job, NODE.exporter().address())).isUp();
    assertThat(NODE.exporter().authority()).contains(AUTHORITY);
  }

  @Nested
  class InNestedClasses {
    @Test
    void staysTheSame(SecuredExporter exporter) {
      assertThat(exporter).isSameAs(NODE.exporter());
    }
  }

  /** Run by the tests below only. */
  static class OneEach {
    static final List<SecuredExporter> SEEN = new ArrayList<>();

    @RegisterExtension
    final SecuredExporterExtension node =
        SecuredExporterExtension.of(SecuredExporter.builder().tls(AUTHORITY));

    @Test
    void first(SecuredExporter exporter) {
      SEEN.add(exporter);
    }

    @Test
    void second(SecuredExporter exporter) {
      SEEN.add(exporter);
    }
  }

  @Test
  void startsOneForEachMethodAndClosesAll() {
    run(OneEach.class).testEvents().assertStatistics(tests -> tests.succeeded(2));

    assertThat(OneEach.SEEN).hasSize(2).doesNotHaveDuplicates().noneMatch(this::listens);
    assertThat(OneEach.SEEN).noneMatch(each -> Files.exists(each.webConfigFile()));
  }

  /** Run by the test below only. */
  @WithSecuredExporter(tls = false)
  static class WithoutAuthority {
    @Test
    void wantsOne(CertificateAuthority authority) {
      assertThat(authority).isNotNull();
    }
  }

  @Test
  void saysWhatAnExporterDoesNotHave() {
    run(WithoutAuthority.class)
        .testEvents()
        .failed()
        .assertThatEvents()
        .hasSize(1)
        .allSatisfy(
            event ->
                assertThat(event.getPayload().orElseThrow().toString())
                    .contains("no CertificateAuthority fits to this exporter"));
  }

  /** Run by the test below only. */
  @WithSecuredExporter
  static class WithPrometheus {
    @Test
    void wantsOne(PrometheusProcess prometheus) {
      assertThat(prometheus.address()).isNotEmpty();
    }
  }

  @Test
  void skipsTestsWithoutTheProgramTheyWant() {
    boolean missing = Binaries.prometheus().isEmpty();

    run(WithPrometheus.class)
        .testEvents()
        .assertStatistics(
            tests -> tests.aborted(missing ? 1 : 0).succeeded(missing ? 0 : 1).failed(0));
  }

  private static EngineExecutionResults run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }

  private boolean listens(SecuredExporter exporter) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), exporter.port())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
