// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.value.Secret;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecuredExporterTest {

  @TempDir Path folder;

  @Test
  void servesPlainHttpWithoutTls() throws IOException {
    try (SecuredExporter exporter = SecuredExporter.start(write(""))) {
      assertThat(get(exporter, "/metrics", ""))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains(
              "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8; escaping=underscores\r\n")
          .contains("\nnode_load1 0.21\n");
    }
  }

  @Test
  void answersInOpenMetricsIfAsked() throws IOException {
    try (SecuredExporter exporter = SecuredExporter.start(write(""))) {
      assertThat(
              get(exporter, "/metrics", "Accept: application/openmetrics-text;version=1.0.0\r\n"))
          .contains("\r\nContent-Type: application/openmetrics-text; version=1.0.0; charset=utf-8")
          .endsWith("\n# EOF\n");
    }
  }

  @Test
  void hasALandingPageAndNothingElse() throws IOException {
    try (SecuredExporter exporter = SecuredExporter.start(write(""))) {
      assertThat(get(exporter, "/", ""))
          .startsWith("HTTP/1.1 200 OK")
          .contains("href=\"/metrics\"");
      assertThat(get(exporter, "/nope", "")).startsWith("HTTP/1.1 404 Not Found");
    }
  }

  @Test
  void takesTheWholeUrlAsProxiesWriteIt() throws IOException {
    try (SecuredExporter exporter = SecuredExporter.start(write(""))) {
      assertThat(get(exporter, "http://node01.example/metrics?x=y", ""))
          .startsWith("HTTP/1.1 200 OK")
          .contains("\nnode_load1 ");
      assertThat(get(exporter, "http://node01.example", "")).contains("href=\"/metrics\"");
    }
  }

  @Test
  void showsTheMetricsOfTheApplication() throws IOException {
    PrometheusRegistry registry = new PrometheusRegistry();
    Counter.builder().name("orders").register(registry).inc(3);

    try (SecuredExporter exporter = SecuredExporter.from(write("")).registry(registry).start()) {
      assertThat(get(exporter, "/metrics", "")).contains("\norders_total 3.0\n");
    }
  }

  @Test
  void showsMetricsThatNeverChange() throws IOException {
    Gauge gauge = Gauge.builder().name("stock").build();
    gauge.set(5);
    MetricSnapshots metrics = MetricSnapshots.of(gauge.collect());

    try (SecuredExporter exporter = SecuredExporter.from(write("")).metrics(metrics).start()) {
      gauge.set(4);
      assertThat(get(exporter, "/metrics", "")).contains("\nstock 5.0\n");
      assertThat(get(exporter, "/metrics", "Accept: application/openmetrics-text\r\n"))
          .contains("\nstock 5.0\n# EOF\n");
    }
  }

  @Test
  void showsMetricsThatNeverChangeWhileOthersAreCollectedForLong() throws Exception {
    // There are threads for as many.
    CountDownLatch collecting = new CountDownLatch(8);
    CountDownLatch done = new CountDownLatch(1);
    PrometheusRegistry slow = new PrometheusRegistry();
    GaugeWithCallback.builder()
        .name("slow")
        .callback(
            callback -> {
              collecting.countDown();
              await(done);
            })
        .register(slow);

    try (SecuredExporter first = SecuredExporter.from(write("")).registry(slow).start();
        SecuredExporter second = SecuredExporter.start(first.webConfigFile())) {
      ExecutorService clients = Executors.newCachedThreadPool();
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(clients.submit(() -> get(first, "/metrics", "")));
      }
      assertThat(collecting.await(1, TimeUnit.MINUTES)).isTrue();

      assertThat(get(second, "/metrics", "")).contains("\nnode_load1 ");

      done.countDown();
      for (Future<String> answer : answers) {
        assertThat(answer.get()).startsWith("HTTP/1.1 200");
      }
      clients.shutdown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void answersUnauthorizedAsGoDoes() throws IOException {
    String hash = BcryptHash.create(Secret.of("right"), 4).reveal();
    String users = "basic_auth_users:\n  prometheus: " + hash + "\n";

    try (SecuredExporter exporter = SecuredExporter.start(write(users))) {
      assertThat(get(exporter, "/anything", "").replaceAll("Date: [^\r]*", "Date: NOW"))
          .isEqualTo(
              lines(
                  "HTTP/1.1 401 Unauthorized",
                  "Content-Type: text/plain; charset=utf-8",
                  "Www-Authenticate: Basic",
                  "X-Content-Type-Options: nosniff",
                  "Date: NOW",
                  "Content-Length: 13",
                  "Connection: close",
                  "",
                  "Unauthorized\n"));
      assertThat(get(exporter, "/metrics", "Authorization: basic cHJvbWV0aGV1czpyaWdodA==\r\n"))
          .startsWith("HTTP/1.1 200");
      assertThat(get(exporter, "/metrics", "Authorization: Basic cHJvbWV0aGV1czpyaWdodA\r\n"))
          .startsWith("HTTP/1.1 401");
      assertThat(get(exporter, "/metrics", "Authorization: Basic bm9ib2R5OnJpZ2h0\r\n"))
          .startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void sendsConfiguredHeadersAlsoWithRefusals() throws IOException {
    String config =
        """
        http_server_config:
          headers:
            X-XSS-Protection: "1; mode=block"
        basic_auth_users:
          prometheus: %s
        """
            .formatted(BcryptHash.create(Secret.of("right"), 4).reveal());

    try (SecuredExporter exporter = SecuredExporter.start(write(config))) {
      assertThat(get(exporter, "/metrics", ""))
          .startsWith("HTTP/1.1 401")
          .contains("\r\nX-Xss-Protection: 1; mode=block\r\n");
    }
  }

  @Test
  void limitsTheRate() throws IOException {
    Path config = write("rate_limit: {interval: 1h, burst: 2}\n");

    try (SecuredExporter exporter = SecuredExporter.start(config)) {
      assertThat(get(exporter, "/metrics", "")).startsWith("HTTP/1.1 200");
      assertThat(get(exporter, "/metrics", "")).startsWith("HTTP/1.1 200");
      assertThat(get(exporter, "/metrics", ""))
          .startsWith("HTTP/1.1 429 Too Many Requests\r\n")
          .endsWith("\r\n\r\nToo Many Requests\n");
    }
  }

  @Test
  void readsItsFileForEachRequest() throws IOException {
    Path config = write("");

    try (SecuredExporter exporter = SecuredExporter.start(config)) {
      write("basic_auth_users: {prometheus: no-hash}\n");
      assertThat(get(exporter, "/metrics", "")).startsWith("HTTP/1.1 401");

      write("http_server_config: {headers: {X-Own: 1}}\n");
      assertThat(get(exporter, "/metrics", ""))
          .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
          .endsWith("\r\n\r\nInternal Server Error\n");

      Files.delete(config);
      assertThat(get(exporter, "/metrics", "")).startsWith("HTTP/1.1 500");

      write("");
      assertThat(get(exporter, "/metrics", "")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void answersOneRequestAfterTheOtherOnAKeptConnection() throws IOException {
    try (SecuredExporter exporter = SecuredExporter.start(write(""))) {
      String two =
          lines("HEAD / HTTP/1.1", "Host: x", "", "GET /nope HTTP/1.1", "Host: x")
              + lines("", "Connection: close", "", "");

      assertThat(RawClient.send(exporter.port(), two))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\n\r\nHTTP/1.1 404 Not Found\r\n");
    }
  }

  @Test
  void answersMalformedRequestsAsGoDoes() throws IOException {
    try (SecuredExporter exporter = SecuredExporter.start(write(""))) {
      assertThat(RawClient.send(exporter.port(), "GET / HTTP/1.1\r\n\r\n"))
          .startsWith("HTTP/1.1 400 Bad Request: missing required Host header\r\n");
      assertThat(RawClient.send(exporter.port(), "\u0016\u0003\u0001\u0002\u0000\r\n\r\n"))
          .isEqualTo(
              lines(
                  "HTTP/1.1 400 Bad Request",
                  "Content-Type: text/plain; charset=utf-8",
                  "Connection: close",
                  "",
                  "400 Bad Request"));
    }
  }

  @Test
  void refusesAFileThatAnExporterWouldRefuse() {
    assertThatThrownBy(() -> SecuredExporter.start(write("tls_server_config: {cert_file: x}\n")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("missing one of `key` or `key_file` [web.tls.key-missing]");
  }

  @Test
  void tellsThatAPortIsTaken() throws IOException {
    Path config = write("");

    try (SecuredExporter exporter = SecuredExporter.start(config)) {
      assertThatThrownBy(
              () -> SecuredExporter.from(config).address("127.0.0.1", exporter.port()).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on " + exporter.address());
    }
  }

  @Test
  void endsItsThreadsAndConnections() throws Exception {
    SecuredExporter exporter = SecuredExporter.start(write(""));
    int port = exporter.port();
    get(exporter, "/metrics", "");

    exporter.close();

    assertThatThrownBy(() -> RawClient.send(port, "x")).isInstanceOf(IOException.class);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("securescrape-exporter")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  private static String get(SecuredExporter exporter, String path, String headers)
      throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers;
    return RawClient.send(exporter.port(), request + "\r\n");
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private Path write(String config) throws IOException {
    return Files.writeString(folder.resolve("web.yml"), config);
  }
}
