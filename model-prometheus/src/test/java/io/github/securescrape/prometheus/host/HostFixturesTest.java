// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code CODE.bad.*} causes that problem alone, and the report in {@code CODE.problems}; each
 * {@code CODE.good.*} causes none. Run with {@code -Dsecurescrape.recreate=true} to write the
 * reports anew, and look at each difference.
 */
class HostFixturesTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/problems");
  private static final boolean RECREATE = Boolean.getBoolean("securescrape.recreate");

  @TestFactory
  Stream<DynamicTest> badFilesGiveTheirReport() {
    return files(".bad.")
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> checkBad(file)));
  }

  @TestFactory
  Stream<DynamicTest> goodFilesGiveNone() {
    return files(".good.")
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertThat(check(file).toText()).isEqualTo(Report.clean().toText())));
  }

  private static void checkBad(Path file) throws IOException {
    String code = file.getFileName().toString().replaceFirst("\\.bad\\..*", "");
    Path expected = file.resolveSibling(code + ".problems");
    Report report = check(file);
    if (RECREATE) {
      Files.writeString(expected, report.toText());
    }

    assertThat(report.problems()).extracting(each -> each.code().id()).containsOnly(code);
    assertThat(report.toText()).isEqualTo(Files.readString(expected));
  }

  private static Report check(Path file) throws IOException {
    String text = Files.readString(file);
    return HostCheck.of(
            switch (file.getParent().getFileName().toString()) {
              case "host-compose" -> HostFile.compose("docker-compose.yml", text);
              case "host-unit" -> HostFile.unit("node_exporter.service", text);
              case "host-env" -> HostFile.env(".env", text);
              default -> HostFile.shell("setup.sh", text);
            })
        .run();
  }

  private static Stream<Path> files(String kind) {
    return Stream.of("compose", "unit", "shell", "env")
        .flatMap(each -> list(FIXTURES.resolve("host-" + each)).stream())
        .filter(file -> file.getFileName().toString().contains(kind));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
