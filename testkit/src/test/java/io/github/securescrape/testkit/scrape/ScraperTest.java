// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.scrape.ScrapeLimits;
import io.github.securescrape.testkit.conformance.RawServer;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScraperTest {

  private static final ScrapeJob JOB = ScrapeJob.builder("node").build();
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";

  @TempDir Path folder;

  @Test
  void countsTheSamplesOfATarget() throws IOException {
    try (SecuredExporter exporter = SecuredExporter.start(write("web.yml", ""))) {
      ScrapeResult result = scraper().scrape(JOB, exporter.address());

      assertThat(result.lastError()).isEmpty();
      assertThat(result.scrapeUrl()).isEqualTo("http://" + exporter.address() + "/metrics");
      assertThat(result.samples()).isGreaterThan(10);
      assertThat(result.samplesPostMetricRelabeling()).isEqualTo(result.samples());
      assertThat(result.body().orElseThrow()).contains("\nnode_uname_info{");
    }
  }

  @Test
  void readsThePasswordAnewForEachScrape() throws IOException {
    String hash = BcryptHash.create(Secret.of("right"), 4).reveal();
    Path web = write("web.yml", "basic_auth_users: {prometheus: " + hash + "}\n");
    ScrapeJob job = JOB.toBuilder().http(http -> http.basicAuth("prometheus", "pw.txt")).build();

    try (SecuredExporter exporter = SecuredExporter.start(web)) {
      assertThat(scraper().scrape(job, exporter.address()).lastError())
          .isEqualTo(
              "Get \"http://%s/metrics\": unable to read basic auth password: unable to read file"
                  + " %s/pw.txt: open %2$s/pw.txt: no such file or directory",
              exporter.address(), folder);

      write("pw.txt", "wrong\n");
      assertThat(scraper().scrape(job, exporter.address()).lastError())
          .isEqualTo("server returned HTTP status 401 Unauthorized");

      write("pw.txt", "right\n");
      assertThat(scraper().scrape(job, exporter.address()).isUp()).isTrue();
    }
  }

  @Test
  void tellsThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(scraper().scrape(JOB, "127.0.0.1:" + port).lastError())
        .isEqualTo(
            "Get \"http://127.0.0.1:%1$d/metrics\": dial tcp 127.0.0.1:%1$d: connect: connection"
                + " refused",
            port);
  }

  @Test
  void givesUpInTime() throws IOException {
    ScrapeJob job = JOB.toBuilder().scrapeTimeout(Duration.ofMillis(100)).build();

    try (RawServer mute = RawServer.mute()) {
      assertThat(scraper().scrape(job, "127.0.0.1:" + mute.port()).lastError())
          .endsWith("/metrics\": context deadline exceeded");
    }
  }

  @Test
  void tellsABadLocationAtOnce() throws IOException {
    String redirect = "HTTP/1.1 302 Found\r\nLocation: http://other:abc/\r\n\r\n";

    assertThat(scrape(JOB, redirect).lastError())
        .endsWith(
            "/metrics\": failed to parse Location header \"http://other:abc/\": parse"
                + " \"http://other:abc/\": invalid port \":abc\" after host");
  }

  @Test
  void countsTheLabelsOfTheTarget() throws IOException {
    try (RawServer server = RawServer.sending(OK + "a{b=\"1\"} 1\n")) {
      String target = "127.0.0.1:" + server.port();
      StaticConfig group =
          StaticConfig.builder()
              .targets(List.of(target))
              .labels(Map.of("zone", "a", "__hidden", "x"))
              .build();
      ScrapeJob job =
          JOB.toBuilder()
              .addStaticConfigs(group)
              .limits(ScrapeLimits.builder().labelLimit(4L).build())
              .build();

      assertThat(scraper().scrape(job, target).lastError())
          .isEqualTo("label_limit exceeded (metric: a, number of labels: 5, limit: 4)");
    }
  }

  @Test
  void obeysLimits() throws IOException {
    String body = OK + "a 1\nb 2\n";

    assertThat(scrape(limited(ScrapeLimits.builder().sampleLimit(1L)), body).toString())
        .contains(" sample limit exceeded in ");
    assertThat(scrape(limited(ScrapeLimits.builder().sampleLimit(2L)), body).samples())
        .isEqualTo(2);
    assertThat(
            scrape(limited(ScrapeLimits.builder().bodySizeLimit(ByteSize.parse("8B"))), body)
                .lastError())
        .isEqualTo("body size limit exceeded");
  }

  private static ScrapeJob limited(ScrapeLimits.Builder limits) {
    return JOB.toBuilder().limits(limits.build()).build();
  }

  @Test
  void leavesNoThread() throws InterruptedException, IOException {
    scrape(JOB, OK + "a 1\n");

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("securescrape-scraper")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  private ScrapeResult scrape(ScrapeJob job, String answer) throws IOException {
    try (RawServer server = RawServer.sending(answer)) {
      return scraper().scrape(job, "127.0.0.1:" + server.port());
    }
  }

  private Scraper scraper() {
    return Scraper.create(folder);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
