// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.securescrape.core.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The certificates that the scenario tables name. */
public final class ScenarioCertificates {

  private ScenarioCertificates() {}

  /** Runs the script beside the tables in a folder, and puts upstream's files there. */
  public static void make(Path folder) throws IOException, InterruptedException {
    Path script = SharedData.path("facts/web-config-scenario-certs.sh");
    try (Stream<Path> files =
        Files.list(SharedData.path("upstream/exporter-toolkit/web/testdata"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    Path log = folder.resolve("script.log");
    Process process =
        new ProcessBuilder("sh", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assumeTrue(process.waitFor() == 0, () -> "no openssl, see " + log);
  }
}
