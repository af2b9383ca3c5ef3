// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.internal.process.ChildProcess;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedThreadsTest {

  private static final int MOST = 2 + 8;

  /** Threads end a moment after what they ran. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void servesManyExportersAndEndsWithTheLast() throws IOException {
    Path file = Files.writeString(folder.resolve("web.yml"), "");
    List<SecuredExporter> exporters = new ArrayList<>();

    for (int i = 0; i < 30; i++) {
      exporters.add(SecuredExporter.start(file));
    }
    for (SecuredExporter exporter : exporters) {
      get(exporter);
    }
    long serving = threads();
    SecuredExporter last = exporters.remove(exporters.size() - 1);
    exporters.forEach(SecuredExporter::close);
    exporters.forEach(SecuredExporter::close);
    get(last);
    last.close();

    assertThat(serving).isBetween(1L, (long) MOST);
    assertThat(ChildProcess.await(PATIENCE, () -> threads() == 0)).isTrue();
  }

  @Test
  void startsAgainAfterTheLast() throws IOException {
    Path file = Files.writeString(folder.resolve("web.yml"), "");
    for (int i = 0; i < 3; i++) {
      try (SecuredExporter exporter = SecuredExporter.start(file)) {
        get(exporter);
      }
      assertThat(ChildProcess.await(PATIENCE, () -> threads() == 0)).isTrue();
    }
  }

  @Test
  void keepsSlowMetricsFromHoldingUpOthersAfterManyQuickOnes() throws Exception {
    Path file = Files.writeString(folder.resolve("web.yml"), "");
    PrometheusRegistry registry = new PrometheusRegistry();
    AtomicInteger collecting = new AtomicInteger();
    AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
    GaugeWithCallback.builder()
        .name("slow")
        .callback(
            value -> {
              collecting.incrementAndGet();
              await(gate.get());
              value.call(1);
            })
        .register(registry);
    try (SecuredExporter slow = SecuredExporter.from(file).registry(registry).start();
        SecuredExporter other = SecuredExporter.start(file)) {
      for (int i = 0; i < 200; i++) {
        get(slow);
      }
      // The first slow one may hold others up.
      gate.set(new CountDownLatch(1));
      CompletableFuture<Void> first = getAside(slow);
      assertThat(ChildProcess.await(PATIENCE, () -> collecting.get() == 201)).isTrue();
      Thread.sleep(20);
      gate.getAndSet(new CountDownLatch(1)).countDown();
      first.join();

      List<CompletableFuture<Void>> held = new ArrayList<>();
      try {
        for (int i = 0; i < 3; i++) {
          held.add(getAside(slow));
        }
        assertThat(ChildProcess.await(PATIENCE, () -> collecting.get() == 204)).isTrue();
        for (int i = 0; i < 4; i++) {
          getAside(other).join();
        }
        assertThat(held).noneMatch(CompletableFuture::isDone);
      } finally {
        gate.get().countDown();
      }
      held.forEach(CompletableFuture::join);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks over a connection of its own. */
  private static CompletableFuture<Void> getAside(SecuredExporter exporter) {
    String request = "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    return CompletableFuture.runAsync(
        () -> {
          try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), exporter.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        each -> new Thread(each).start());
  }

  private static void get(SecuredExporter exporter) throws IOException {
    byte[] body =
        URI.create("http://" + exporter.address() + "/metrics").toURL().openStream().readAllBytes();
    assertThat(body).isNotEmpty();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().startsWith("securescrape-exporter"))
        .filter(Thread::isAlive)
        .count();
  }
}
