// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Counts the rows of a data set that agree, and those left out by reason; writes those that
 * disagree to a file under target.
 */
public final class Tally {

  private final String name;
  private final String version;
  private final List<String> misses = new ArrayList<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private int total;

  /** Returns one with nothing counted. */
  public Tally(String name, String version) {
    this.name = name;
    this.version = version;
  }

  /** Counts a row, and keeps its text if it disagrees. */
  public void count(boolean agrees, String miss) {
    count(agrees, () -> miss);
  }

  /** Counts a row, and keeps its text if it disagrees. */
  public void count(boolean agrees, Supplier<String> miss) {
    total++;
    if (!agrees) {
      misses.add(miss.get());
    }
  }

  /** Counts a row that was not tried, or whose outcome does not count. */
  public void leaveOut(String reason) {
    leftOut.merge(reason, 1, Integer::sum);
  }

  /** Prints the figure, and fails if a row disagrees. */
  public void finish() throws IOException {
    String others =
        leftOut.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining("; "));
    System.out.printf(
        "conformance %s %s: %d of %d%s%n",
        name,
        version,
        total - misses.size(),
        total,
        others.isEmpty() ? "" : "; left out: " + others);
    Path file = Path.of("target", "conformance-" + name + "-" + version + ".misses");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n\n", misses));
    assertThat(misses.stream().limit(20)).as(name + ", see " + file.toAbsolutePath()).isEmpty();
  }
}
