// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionsTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 1, 31);
  private static final Problem ERROR =
      ProblemCode.error("a.tls.broken", "broken", "").at(new Location("a.yml", 1, 1, "a"));
  private static final Problem WARNING =
      ProblemCode.warning("a.tls.weak", "weak", "Mend it.")
          .at(new Location("conf/b.yml", 3, 5, "jobs[1].tls.version"));
  private static final Problem NOTE =
      ProblemCode.note("a.order", "out of order", "").at(new Location("conf/b.yml", 9, 1, "jobs"));
  private static final Report REPORT = Report.of(List.of(ERROR, WARNING, NOTE));

  @Test
  void hidesWhatItNamesAndCountsIt() {
    Report report =
        suppressing(Suppression.of("a.tls.weak", "lab"), Suppression.of("a.order", "x"));

    assertThat(report.toText())
        .isEqualTo("a.yml:1:1: error: broken [a.tls.broken]\n  at a\n\n1 error, 2 suppressed\n");
    assertThat(report.suppressed().keySet()).containsExactly(WARNING, NOTE);
  }

  @Test
  void tellsProgramsWhatIsHiddenAndWhy() {
    Suppression lab = Suppression.of("a.tls.weak", "lab").until(TODAY);

    assertThat(Report.of(List.of(WARNING)).suppressing(Suppressions.of(lab), TODAY).toJson())
        .isEqualTo(
            """
            {
              "errors" : 0,
              "warnings" : 0,
              "notes" : 0,
              "problems" : [ ],
              "suppressed" : [
                {
                  "severity" : "warning",
                  "code" : "a.tls.weak",
                  "message" : "weak",
                  "hint" : "Mend it.",
                  "file" : "conf/b.yml",
                  "line" : 3,
                  "column" : 5,
                  "path" : "jobs[1].tls.version",
                  "reason" : "lab",
                  "until" : "2027-01-31"
                }
              ]
            }
            """);
  }

  @Test
  void hidesNoError() {
    Report only = Report.of(List.of(ERROR));
    Suppression all = Suppression.of("a.*", "we know");

    assertThat(only.suppressing(Suppressions.of(all), TODAY).toText())
        .isEqualTo(
            """
            note: suppression of `a.*` (we know) cannot hide an error [report.suppression.error]
              hint: Mend the error: the file would be refused all the same.

            a.yml:1:1: error: broken [a.tls.broken]
              at a

            1 error, 1 note
            """);
    assertThat(suppressing(all).problems()).containsExactly(ERROR);
  }

  @Test
  void isBackWhenItsTimeIsOver() {
    Suppression lab =
        Suppression.of("a.tls.*", "lab").until(TODAY).saidAt(new Location("s.yml", 2, 5, ""));
    Report report = Report.of(List.of(WARNING));

    assertThat(report.suppressing(Suppressions.of(lab), TODAY).problems()).isEmpty();
    assertThat(report.suppressing(Suppressions.of(lab), TODAY.plusDays(1)).toString())
        .isEqualTo(
            """
            conf/b.yml:3:5: warning: weak [a.tls.weak]
            s.yml:2:5: note: suppression of `a.tls.*` (lab) has ended with 2027-01-31 \
            [report.suppression.ended]\
            """);
  }

  @Test
  void saysWhenItFitsNothing() {
    Suppression stale = Suppression.of("a.tls.weak", "lab").inFile("c.yml");

    assertThat(Report.clean().suppressing(Suppressions.of(stale), TODAY).toText())
        .isEqualTo(
            """
            note: suppression of `a.tls.weak` (lab) fits no problem [report.suppression.unused]
              hint: Remove it, or mend its code or place.

            1 note
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "a.tls.weak, , , true",
    "a.tls.*, , , true",
    "a.*, , , true",
    "a.tls, , , false",
    "a.t.*, , , false",
    "a.tls.weak, b.yml, , true",
    "a.tls.weak, conf/*.yml, , true",
    "a.tls.weak, '**/b.yml', , true",
    "a.tls.weak, conf\\b.yml, , true",
    "a.tls.weak, ?.yml, , true",
    "a.tls.weak, *.y, , false",
    "a.tls.weak, /b.yml, , false",
    "a.tls.weak, .yml, , false",
    "a.tls.weak, , jobs, true",
    "a.tls.weak, , jobs[1], true",
    "a.tls.weak, , jobs[*].tls, true",
    "a.tls.weak, , jobs[*].*.version, true",
    "a.tls.weak, , jobs[1].tls.version, true",
    "a.tls.weak, , jobs[2], false",
    "a.tls.weak, , job, false",
    "a.tls.weak, , jobs[*].tls.ver, false",
    "a.tls.weak, , '*.tls', false",
  })
  void fitsByCodeFileAndPath(String code, String file, String path, boolean fits) {
    Suppression suppression = Suppression.of(code, "lab").inFile(file).at(path);

    assertThat(suppressing(suppression).suppressed().containsKey(WARNING)).isEqualTo(fits);
  }

  @Test
  void isAboutOneLineOfItsFile() {
    Suppression here = Suppression.of("a.tls.weak", "lab").onLine(3);

    assertThat(suppressing(here.saidAt(WARNING.location())).suppressed()).containsKey(WARNING);
    assertThat(suppressing(here.saidAt(ERROR.location())).suppressed()).isEmpty();
    assertThat(suppressing(here.onLine(4).saidAt(WARNING.location())).suppressed()).isEmpty();
  }

  @Test
  void refusesABadCodeAndNoReason() {
    assertThatThrownBy(() -> Suppression.of("*", " "))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(
            """
            error: `code` "*" is neither the code of a problem nor the beginning of some \
            [report.suppression.code]
            error: `reason` is missing [schema.key.missing]\
            """);
  }

  @Test
  void showsNoPasswordOfAReason() {
    assertThat(Suppression.of("a.b", "see http://joe:hunter2@example.org").reason())
        .doesNotContain("hunter2");
  }

  @Test
  void joinedReportsHideOnlyWhatAllHide() {
    Report open = Report.of(List.of(WARNING));
    Report hidden = open.suppressing(Suppressions.of(Suppression.of("a.*", "x")), TODAY);

    assertThat(Report.join(hidden, hidden).toText()).isEqualTo("no problems, 1 suppressed\n");
    assertThat(Report.join(hidden, open).problems()).containsExactly(WARNING);
  }

  private static Report suppressing(Suppression... suppressions) {
    return REPORT.suppressing(Suppressions.of(suppressions), TODAY);
  }
}
