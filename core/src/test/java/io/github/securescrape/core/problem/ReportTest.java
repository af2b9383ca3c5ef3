// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Problem ERROR =
      ProblemCode.error("a.error", "`a` is wrong", "Mend `a`.")
          .at(new Location("a.yml", 1, 2, "a[0]"));
  private static final Problem WARNING =
      ProblemCode.warning("a.warning", "`b` is \"odd\"", "").at(Location.ofPath("b"));

  @Test
  void saysSoIfThereAreNoProblems() {
    assertThat(Report.clean().toText()).isEqualTo("no problems\n");
    assertThat(Report.clean().toJson())
        .isEqualTo(
            "{\n  \"errors\" : 0,\n  \"warnings\" : 0,\n  \"notes\" : 0,\n  \"problems\" : [ ]\n}\n");
    assertThat(Report.clean().throwIfErrors()).isSameAs(Report.clean());
  }

  @Test
  void countsAtTheEndOfTheText() {
    assertThat(Report.of(List.of(WARNING, ERROR, ERROR)).toText())
        .isEqualTo(
            """
            b: warning: `b` is "odd" [a.warning]

            a.yml:1:2: error: `a` is wrong [a.error]
              at a[0]
              hint: Mend `a`.

            1 error, 1 warning
            """);
  }

  @Test
  void tellsProgramsTheSameAsJson() {
    assertThat(Report.of(List.of(WARNING, ERROR)).toJson())
        .isEqualTo(
            """
            {
              "errors" : 1,
              "warnings" : 1,
              "notes" : 0,
              "problems" : [
                {
                  "severity" : "warning",
                  "code" : "a.warning",
                  "message" : "`b` is \\"odd\\"",
                  "path" : "b"
                },
                {
                  "severity" : "error",
                  "code" : "a.error",
                  "message" : "`a` is wrong",
                  "hint" : "Mend `a`.",
                  "file" : "a.yml",
                  "line" : 1,
                  "column" : 2,
                  "path" : "a[0]"
                }
              ]
            }
            """);
  }

  @Test
  void tellsProgramsHowToMendAProblem() {
    Fix fix =
        Fix.unsafe("Rename `a` at http://joe:hunter2@example.org.")
            .rename("a", "b")
            .editing(List.of(new TextEdit(1, 2, 1, 3, "b")));

    assertThat(Report.of(List.of(WARNING.fixedBy(fix))).toJson())
        .isEqualTo(
            """
            {
              "errors" : 0,
              "warnings" : 1,
              "notes" : 0,
              "problems" : [
                {
                  "severity" : "warning",
                  "code" : "a.warning",
                  "message" : "`b` is \\"odd\\"",
                  "path" : "b",
                  "fix" : {
                    "title" : "Rename `a` at http://joe:<secret>@example.org.",
                    "safe" : false,
                    "edits" : [
                      {
                        "line" : 1,
                        "column" : 2,
                        "endLine" : 1,
                        "endColumn" : 3,
                        "replacement" : "b"
                      }
                    ]
                  }
                }
              ]
            }
            """);
    assertThat(WARNING.fixedBy(fix).toText()).isEqualTo(WARNING.toText());
  }

  @Test
  void throwsAllProblemsIfOneIsAnError() {
    Report report = Report.of(List.of(WARNING, ERROR));

    assertThatThrownBy(report::throwIfErrors)
        .isInstanceOfSatisfying(
            InvalidConfigException.class,
            e -> assertThat(e.report().problems()).containsExactly(WARNING, ERROR))
        .hasMessage(WARNING + "\n" + ERROR);
    assertThat(Report.of(List.of(WARNING)).throwIfErrors().warnings()).containsExactly(WARNING);
  }

  @Test
  void joinsReports() {
    Report joined = Report.join(Report.of(List.of(ERROR)), Report.of(List.of(WARNING)));

    assertThat(joined.problems()).containsExactly(WARNING, ERROR);
    assertThat(joined.firstError()).contains(ERROR);
  }

  @Test
  void namesMissingPartsOfABuilderAsKeys() {
    assertThat(new InvalidConfigException("jobName", "enableHttp2"))
        .hasMessage(
            """
            job_name: error: `job_name` is missing [schema.key.missing]
            enable_http2: error: `enable_http2` is missing [schema.key.missing]\
            """);
  }

  @Test
  void readGivesNoValueBesideAnError() {
    Read<String> read = Read.of("value", Report.of(List.of(ERROR)));

    assertThat(read.value()).isEmpty();
    assertThatThrownBy(read::orThrow).isInstanceOf(InvalidConfigException.class);
    assertThat(Read.of("value", Report.of(List.of(WARNING))).orThrow()).isEqualTo("value");
    assertThat(Read.of("hunter2", Report.clean()).toString()).doesNotContain("hunter2");
  }
}
