// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;

/** The real programs that tests use; tests without them are skipped. */
public final class Peers {

  private Peers() {}

  /** Returns every Prometheus there is. */
  public static List<Binary> prometheus() {
    return atLeastOne("prometheus", Binaries.prometheus());
  }

  /** Returns every node_exporter there is. */
  public static List<Binary> nodeExporter() {
    return atLeastOne("node_exporter", Binaries.nodeExporter());
  }

  /** Returns the first and the last of programs: one that is alone once. */
  public static List<Binary> oldestAndNewest(List<Binary> oldestFirst) {
    return Stream.of(oldestFirst.get(0), oldestFirst.get(oldestFirst.size() - 1))
        .distinct()
        .toList();
  }

  private static List<Binary> atLeastOne(String name, List<Binary> binaries) {
    assumeTrue(!binaries.isEmpty(), "no " + name + " binary found (-Dsecurescrape.peers=DIR)");
    return binaries;
  }
}
