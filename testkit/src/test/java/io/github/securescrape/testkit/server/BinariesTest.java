// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.securescrape.core.value.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

  @TempDir Path folder;

  private final String before = System.getProperty(Binaries.PEERS, "");

  @BeforeEach
  void lookInTheFolder() {
    System.setProperty(Binaries.PEERS, folder.toString());
  }

  @AfterEach
  void lookWhereBefore() {
    System.setProperty(Binaries.PEERS, before);
  }

  @Test
  void findsTheOldestFirst() throws IOException {
    program("prometheus-10", "promtool", "promtool, version 2.53.3+ds1 (branch: debian)");
    program("prometheus-2", "promtool", "promtool, version 10.0.1 (branch: HEAD)");

    assertThat(Binaries.promtool())
        .filteredOn(each -> each.path().startsWith(folder))
        .extracting(Binary::toString)
        .containsExactly("promtool 2.53.3", "promtool 10.0.1");
  }

  @Test
  void countsALinkedProgramOnce() throws IOException {
    Path real = program("a", "prometheus-node-exporter", "node_exporter, version 1.9.0");
    Path link = folder.resolve("b/usr/bin/node_exporter");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, real);

    assertThat(Binaries.nodeExporter())
        .filteredOn(each -> each.path().startsWith(folder))
        .containsExactly(new Binary("node_exporter", Version.parse("1.9.0"), real.toRealPath()));
  }

  @Test
  void ignoresWhatTellsNoVersion() throws IOException {
    program("a", "prometheus", "what?");
    Files.createDirectories(folder.resolve("b/usr/bin/prometheus"));
    Files.createDirectories(folder.resolve("c"));

    assertThat(Binaries.prometheus()).noneMatch(each -> each.path().startsWith(folder));
  }

  @Test
  void needsNoFolder() {
    System.setProperty(Binaries.PEERS, folder.resolve("nowhere").toString());

    assertThat(Binaries.prometheus()).noneMatch(each -> each.path().startsWith(folder));
  }

  @Test
  void tellsWhereItHasLookedInVain() {
    assumeThat(Binaries.prometheus()).isEmpty();

    assertThatThrownBy(Binaries::newestPrometheus)
        .isInstanceOfSatisfying(
            MissingBinaryException.class,
            each -> assertThat(each.program()).isEqualTo("prometheus"))
        .hasMessageStartingWith("no prometheus found in ")
        .hasMessageEndingWith("; -Dsecurescrape.peers=DIR names a folder of programs");
  }

  @Test
  void choosesTheNewest() throws IOException {
    program("a", "node_exporter", "node_exporter, version 99.10.0");
    program("b", "node_exporter", "node_exporter, version 99.9.0");

    assertThat(Binaries.newestNodeExporter()).hasToString("node_exporter 99.10.0");
  }

  private Path program(String peer, String name, String output) throws IOException {
    Path file = folder.resolve(peer).resolve("usr/bin").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\necho '" + output + "'\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
