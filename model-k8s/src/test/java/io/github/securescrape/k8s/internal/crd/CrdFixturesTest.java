// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Report;
import io.github.securescrape.k8s.OperatorVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code NAME.bad.yml} gives exactly the report in {@code NAME.problems}, each {@code
 * NAME.good.yml} none. Run with {@code -Dsecurescrape.recreate=true} to write the reports anew, and
 * look at each difference.
 */
class CrdFixturesTest {

  private static final Path FOLDER = Path.of("src/test/resources/fixtures/problems/scrape-config");
  private static final Pattern VERSION = Pattern.compile("# Operator ([\\d.]+)\n");

  @ParameterizedTest
  @MethodSource("bad")
  void badFilesGiveTheirReport(Path file) throws IOException {
    Path expected =
        file.resolveSibling(file.getFileName().toString().replace(".bad.yml", ".problems"));

    String actual = report(file).toText();

    if (Boolean.getBoolean("securescrape.recreate")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodFilesReadClean(Path file) throws IOException {
    assertThat(report(file).problems()).isEmpty();
  }

  private static Report report(Path file) throws IOException {
    String text = Files.readString(file);
    Matcher named = VERSION.matcher(text);
    OperatorVersion version =
        named.lookingAt() ? OperatorVersion.of(named.group(1)) : OperatorVersion.NEWEST_KNOWN;
    return Manifests.check(CrdKind.SCRAPE_CONFIG, version, text).report();
  }

  static List<Path> bad() throws IOException {
    return files(".bad.yml");
  }

  static List<Path> good() throws IOException {
    return files(".good.yml");
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
