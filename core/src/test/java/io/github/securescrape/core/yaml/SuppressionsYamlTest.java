// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Suppression;
import io.github.securescrape.core.problem.Suppressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsYamlTest {

  private static final LocalDate DAY = LocalDate.of(2027, 1, 31);

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("suppressions.yml");
    Files.writeString(
        file,
        """
        suppressions:
          - code: web.tls.*
            file: lab/*.yml
            path: tls_server_config
            reason: the lab has a network of its own
            until: 2027-01-31
          - {code: job.odd, reason: 'who cares', until: "2027-01-31"}
        """);

    assertThat(SuppressionsYaml.read(file).orThrow().all())
        .containsExactly(
            Suppression.of("web.tls.*", "the lab has a network of its own")
                .inFile("lab/*.yml")
                .at("tls_server_config")
                .until(DAY)
                .saidAt(new Location(file.toString(), 2, 5, "suppressions[0]")),
            Suppression.of("job.odd", "who cares")
                .until(DAY)
                .saidAt(new Location(file.toString(), 7, 5, "suppressions[1]")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "suppressions:", "suppressions: []"})
  void takesNoneForNone(String text) {
    assertThat(SuppressionsYaml.parse("s.yml", text).orThrow().all()).isEmpty();
  }

  @Test
  void tellsAllThatIsWrongWithAFile() {
    String text =
        """
        suppressions:
          - code: "*"
            reason: ""
            until: soon
          - codes: a.b
            reason: x
        """;

    assertThat(SuppressionsYaml.parse("s.yml", text).report().toString())
        .isEqualTo(
            """
            s.yml:2:5: error: `code` "*" is neither the code of a problem nor the beginning of some \
            [report.suppression.code]
            s.yml:3:5: error: `reason` is missing [schema.key.missing]
            s.yml:4:12: error: `until` "soon" is not a day such as 2027-01-31 [yaml.value.invalid]
            s.yml:5:5: error: unknown key `codes`; did you mean `code`? [yaml.key.unknown]\
            """);
  }

  @Test
  void reportsAFileThatIsNotThere(@TempDir Path folder) {
    Path file = folder.resolve("none.yml");

    assertThat(SuppressionsYaml.read(file).report().toString())
        .isEqualTo(file + ": error: file does not exist [file.unreadable]");
    assertThat(SuppressionsYaml.inComments(file).orThrow().all()).isEmpty();
  }

  @Test
  void readsACommentOnItsLineAndAboveIt() {
    String text =
        """
        # securescrape:ignore a.b above
        # securescrape:ignore a.c too

        # and why
        key: 1  # securescrape:ignore a.d.* on the line until 2027-01-31
        list:
          - # securescrape:ignore a.e at the dash
            x: |  # securescrape:ignore a.f at a block
              text
        """;

    assertThat(inComments(text).orThrow().all())
        .containsExactly(
            said("a.b", "above", 1, 1).onLine(5),
            said("a.c", "too", 2, 1).onLine(5),
            said("a.d.*", "on the line", 5, 9).onLine(5).until(DAY),
            said("a.e", "at the dash", 7, 5).onLine(7),
            said("a.f", "at a block", 8, 11).onLine(8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: '# securescrape:ignore a.b x'\n",
        "a: \"x\n  # securescrape:ignore a.b x\"\n",
        "a: |\n  # securescrape:ignore a.b x\n",
        "a: x# securescrape:ignore a.b x\n",
        "# about securescrape:ignore a.b x\n",
        "# securescrape:ignored a.b x\n",
      })
  void takesNothingElseForAComment(String text) {
    assertThat(inComments(text).orThrow().all()).isEmpty();
    assertThat(inComments(text).report().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', it names no code",
    "' * x', '\"*\" is no code'",
    "' a.b', it gives no reason",
    "' a.b until 2027-01-31', it gives no reason",
    "' a.b x until 2027-13-31', '\"2027-13-31\" is not a date such as 2027-01-31'",
  })
  void tellsOfACommentThatSuppressesNothing(String said, String wrong) {
    Read<Suppressions> read = inComments("a: 1 # securescrape:ignore" + said + "\n");

    assertThat(read.report().toText())
        .isEqualTo(
            """
            a.yml:1:6: warning: comment suppresses nothing: %s [report.suppression.comment]
              hint: Write `# securescrape:ignore CODE REASON`, and maybe `until YYYY-MM-DD`.

            1 warning
            """
                .formatted(wrong));
    assertThat(read.orThrow().all()).isEmpty();
  }

  @Test
  void takesUntilForAWordWhereNoDateFollows() {
    assertThat(inComments("#securescrape:ignore a.b until the move\na: 1").orThrow().all())
        .containsExactly(said("a.b", "until the move", 1, 1).onLine(2));
  }

  @Test
  void findsCommentsOfAllDocumentsAndBeforeWhatIsNoYaml() {
    String text =
        """
        a: 1 # securescrape:ignore a.b one
        b: ]
        ---
        c: 1
        # securescrape:ignore a.b two
        d: 1
        """;

    assertThat(inComments(text).orThrow().all())
        .extracting(Suppression::line)
        .isEqualTo(List.of(1, 6));
  }

  @Test
  void hidesAWarningOfTheLine() {
    YamlDocument document =
        YamlDocument.parse("a.yml", "a: 1 # securescrape:ignore x.y ok\n", SampleYaml.DIALECT);
    document.problems().add(ProblemCode.warning("x.y", "odd", "").onKeys("a"));

    assertThat(
            document
                .report()
                .suppressing(
                    SuppressionsYaml.inComments("a.yml", "a: 1 # securescrape:ignore x.y ok\n")
                        .orThrow(),
                    DAY)
                .toText())
        .isEqualTo("no problems, 1 suppressed\n");
  }

  private static Suppression said(String code, String reason, int line, int column) {
    return Suppression.of(code, reason).saidAt(new Location("a.yml", line, column, ""));
  }

  private static Read<Suppressions> inComments(String text) {
    return SuppressionsYaml.inComments("a.yml", text);
  }
}
