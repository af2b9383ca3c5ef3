// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Profile;
import io.github.securescrape.core.problem.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each row of {@code docs/symptoms.md} names a fixture, in which the class of the row reports the
 * codes of the row at the lines with an arrow, and nothing else.
 */
class SymptomsTest {

  private static final Path DOCS = Path.of("../docs");
  private static final Path FIXTURES = Path.of("src/test/resources/symptoms");

  private static final Set<String> HEADER =
      Set.of("| what you see | why | what says so | in |", "| --- | --- | --- | --- |");

  /** What is seen with its fixture, why, the codes, the class that reports them. */
  private static final Pattern ROW =
      Pattern.compile(
          "\\| \\[.+]\\(\\.\\./examples/src/test/resources/symptoms/([\\w-]+\\.txt)\\) \\| .+ \\| (.+)"
              + " \\| `(\\w+)` \\|");

  private static final Pattern CODE =
      Pattern.compile("\\[`([\\w.-]+)`]\\(problems/([\\w.-]+)\\.md\\)");

  @TempDir private static Path folder;

  /** A row of the page. */
  private record Row(String fixture, List<MatchResult> codes, String checker) {}

  private static List<Row> rows() throws IOException {
    return Files.readString(DOCS.resolve("symptoms.md"))
        .lines()
        .filter(line -> line.startsWith("|") && !HEADER.contains(line))
        .map(SymptomsTest::row)
        .toList();
  }

  private static Row row(String line) {
    var row = ROW.matcher(line);
    assertThat(row.matches()).as(line).isTrue();
    return new Row(row.group(1), CODE.matcher(row.group(2)).results().toList(), row.group(3));
  }

  @Test
  void eachRowHasAFixtureAndEachFixtureARow() throws IOException {
    List<String> named = rows().stream().map(Row::fixture).toList();

    assertThat(named).doesNotHaveDuplicates();
    try (Stream<Path> files = Files.list(FIXTURES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachFixtureShowsTheCodesOfItsRow() throws IOException {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.fixture(), () -> checkRow(row)));
  }

  private static void checkRow(Row row) throws IOException {
    SymptomFiles files =
        SymptomFiles.write(
            Files.readString(FIXTURES.resolve(row.fixture())),
            Files.createDirectory(folder.resolve(row.fixture())));

    Report report = files.check(row.checker()).under(Profile.RECOMMENDED);

    assertThat(files.places(report)).as(report.toText()).isEqualTo(files.arrows());
    assertThat(row.codes())
        .allSatisfy(
            code -> {
              assertThat(code.group(2)).isEqualTo(code.group(1));
              assertThat(DOCS.resolve("problems/" + code.group(2) + ".md")).exists();
            });
    assertThat(new TreeSet<>(row.codes().stream().map(code -> code.group(1)).toList()))
        .isEqualTo(files.codes());
  }
}
