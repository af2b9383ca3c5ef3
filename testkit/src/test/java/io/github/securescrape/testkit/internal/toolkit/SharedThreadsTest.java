// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.internal.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
