// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {

  private static final Problem ERROR =
      ProblemCode.error("a.error", "wrong", "").hardened().at(Location.ofPath("a"));
  private static final Problem WARNING =
      ProblemCode.warning("a.warning", "odd", "").at(Location.ofPath("b"));
  private static final Problem NOTE = ProblemCode.note("a.note", "x", "").at(Location.ofPath("c"));
  private static final Problem STRICT =
      ProblemCode.warning("a.strict", "strict", "").hardened().onKeys("d").at(Location.ofPath("d"));

  private static final Report REPORT = Report.of(List.of(ERROR, WARNING, NOTE, STRICT));

  @Test
  void loaderShowsErrorsOnly() {
    assertThat(REPORT.under(Profile.LOADER).problems()).containsExactly(ERROR);
    assertThat(REPORT.under(Profile.LOADER).toText())
        .isEqualTo("a: error: wrong [a.error]\n\n1 error\n");
  }

  @Test
  void recommendedIsWhatIsShownUnlessSaidOtherwise() {
    assertThat(REPORT.problems()).containsExactly(ERROR, WARNING, NOTE);
    assertThat(REPORT.under(Profile.HARDENED).under(Profile.RECOMMENDED).problems())
        .isEqualTo(REPORT.problems());
  }

  @Test
  void hardenedShowsAll() {
    assertThat(REPORT.under(Profile.HARDENED).problems())
        .containsExactly(ERROR, WARNING, NOTE, STRICT)
        .isEqualTo(REPORT.found());
  }

  @Test
  void joinedReportsShowWhatOneShows() {
    Report hardened = Report.of(List.of(STRICT)).under(Profile.HARDENED);
    Report loader = Report.of(List.of(WARNING)).under(Profile.LOADER);

    assertThat(Report.join(hardened, loader).problems()).containsExactly(WARNING, STRICT);
    assertThat(Report.join(loader, loader).problems()).isEmpty();
    assertThat(Report.join().problems()).isEmpty();
  }
}
