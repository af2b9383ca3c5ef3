// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final ProblemCode TWICE =
      ProblemCode.warning("job.twice", "`job_name` \"{0}\" is used twice, first at {1}", "");
  private static final ProblemCode ODD = ProblemCode.note("job.odd", "odd", "");
  private static final ProblemCode BROKEN = ProblemCode.error("job.broken", "broken", "");

  private static final Report REPORT =
      Report.of(
          List.of(
              ODD.at(Location.ofPath("jobs")),
              TWICE
                  .at(new Location("a.yml", 14, 5, "jobs[3]"), "node", "a.yml:8:5")
                  .about("job_name \"node\""),
              BROKEN.at(Location.ofFile("a.yml"))));

  @Test
  void isOneSortedLineForEachProblemWithoutErrors() {
    assertThat(Baseline.of(REPORT).print())
        .isEqualTo(
            """
            # Known problems, one a line: code, file, place and message.
            job.odd at jobs: odd
            job.twice a.yml at jobs[], job_name "node": `job_name` "node" is used twice, first at a.yml
            """);
  }

  @Test
  void isReadAsItWasPrinted() {
    Baseline baseline = Baseline.of(REPORT);

    assertThat(Baseline.parse(baseline.print()).print()).isEqualTo(baseline.print());
    assertThat(Baseline.parse(baseline.print().replace("\n", "\r\n")).size()).isEqualTo(2);
    assertThat(Baseline.parse("").size()).isZero();
  }

  @Test
  void leavesErrorsAndWhatIsNew() {
    Problem more = ODD.at(Location.ofPath("rules"));
    Report now = Report.join(REPORT, Report.of(List.of(more)));

    assertThat(now.beyond(Baseline.of(REPORT)).toString())
        .isEqualTo("rules: note: odd [job.odd]\na.yml: error: broken [job.broken]");
  }

  @Test
  void doesNotMindNumbersOfLinesAndItems() {
    Problem moved =
        TWICE
            .at(new Location("a.yml", 20, 5, "jobs[4]"), "node", "a.yml:9:5")
            .about("job_name \"node\"");

    assertThat(Report.of(List.of(moved)).beyond(Baseline.of(REPORT)).toString())
        .isEqualTo("note: known problem is gone: job.odd at jobs: odd [report.baseline.gone]");
  }

  @Test
  void countsProblemsThatLookTheSame() {
    Report two =
        Report.of(
            List.of(
                ODD.at(new Location("a.yml", 1, 1, "jobs[0]")),
                ODD.at(new Location("a.yml", 2, 1, "jobs[1]"))));
    Report one = Report.of(two.problems().subList(0, 1));

    assertThat(two.beyond(Baseline.of(two)).problems()).isEmpty();
    assertThat(two.beyond(Baseline.of(one)).toString()).isEqualTo("a.yml:2:1: note: odd [job.odd]");
    assertThat(one.beyond(Baseline.of(two)).toString())
        .isEqualTo(
            "note: known problem is gone: job.odd a.yml at jobs[]: odd [report.baseline.gone]");
  }

  @Test
  void knowsWhatTheProfileDoesNotShow() {
    Baseline baseline = Baseline.of(REPORT);

    assertThat(REPORT.under(Profile.LOADER).beyond(baseline).under(Profile.HARDENED).toString())
        .isEqualTo("a.yml: error: broken [job.broken]");
  }

  @Test
  void keepsOneLineWhateverAFileIsCalled() {
    Report report = Report.of(List.of(ODD.at(Location.ofFile("a\nb.yml"))));

    assertThat(Baseline.of(report).print()).endsWith("\njob.odd a\\nb.yml: odd\n");
    assertThat(report.beyond(Baseline.parse(Baseline.of(report).print())).problems()).isEmpty();
  }
}
