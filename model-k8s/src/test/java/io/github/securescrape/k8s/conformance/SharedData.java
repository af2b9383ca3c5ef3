// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of conformance data named by {@code -Dsecurescrape.shared}; tests without it are
 * skipped.
 */
public final class SharedData {

  private SharedData() {}

  /** Returns a file or folder of the data; skips the running test if there is none. */
  public static Path path(String name) {
    String folder = System.getProperty("securescrape.shared", "");
    Path path = Path.of(folder, name);
    boolean there = !folder.isEmpty() && Files.exists(path);
    assumeTrue(there, "no conformance data " + name + " (-Dsecurescrape.shared=DIR)");
    return path;
  }

  /** Returns the files of a folder, by name. */
  public static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files.sorted().toList();
    }
  }
}
