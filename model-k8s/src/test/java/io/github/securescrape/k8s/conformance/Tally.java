// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Counts the rows of a data set that agree, and writes those that do not to a file under target.
 */
public final class Tally {

  private final String name;
  private final String version;
  private final List<String> misses = new ArrayList<>();
  private int total;

  /** Returns one with nothing counted. */
  public Tally(String name, String version) {
    this.name = name;
    this.version = version;
  }

  /** Counts a row, and keeps its text if it disagrees. */
  public void count(boolean agrees, Supplier<String> miss) {
    total++;
    if (!agrees) {
      misses.add(miss.get());
    }
  }

  /** Prints the figure, and fails if a row disagrees. */
  public void finish() throws IOException {
    System.out.printf("conformance %s %s: %d of %d%n", name, version, total - misses.size(), total);
    Path file = Path.of("target", "conformance-" + name + "-" + version + ".misses");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n\n", misses));
    assertThat(misses.stream().limit(20)).as(name + ", see " + file.toAbsolutePath()).isEmpty();
  }
}
