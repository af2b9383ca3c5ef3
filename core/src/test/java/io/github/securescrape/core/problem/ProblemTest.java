// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  private static final ProblemCode TOO_LONG =
      ProblemCode.error(
          "scrape.timeout.too-long",
          "`scrape_timeout` \"{0}\" is longer than `scrape_interval` \"{1}\"",
          "Set `scrape_timeout` to {1} or less.");

  @Test
  void anExcerptCommandsNoTerminal() {
    assertThat(new Excerpt(1, "a:\tb\u001b[2J\u202e", 0, 1).text())
        .isEqualTo("a:\tb\uFFFD[2J\uFFFD");
  }

  @Test
  void noPasswordOfAUrlStandsInAMessage() {
    ProblemCode code = ProblemCode.error("url.bad", "\"{0}\" is bad", "");

    assertThat(code.at(Location.ofPath(""), "http://u:hunter2@h").message())
        .isEqualTo("\"http://u:<secret>@h\" is bad");
  }

  @Test
  void isOneLineThatEditorsTakeForALink() {
    Problem problem = TOO_LONG.at(new Location("prometheus.yml", 14, 7, "global"), "20s", "15s");

    assertThat(problem)
        .hasToString(
            "prometheus.yml:14:7: error: `scrape_timeout` \"20s\" is longer than `scrape_interval`"
                + " \"15s\" [scrape.timeout.too-long]");
  }

  @Test
  void staysOneLineWhateverTextsItQuotes() {
    Problem problem =
        TOO_LONG.at(
            new Location("a.yml", 1, 1, ""),
            "1s\nb.yml:1:1: error: forged",
            "\u001b[2J\u202e\u2028");

    assertThat(problem)
        .hasToString(
            "a.yml:1:1: error: `scrape_timeout` \"1s\\nb.yml:1:1: error: forged\" is longer than"
                + " `scrape_interval` \"\\u001b[2J\\u202e\\u2028\" [scrape.timeout.too-long]");
  }

  @Test
  void namesThePathWhereThereIsNoFile() {
    assertThat(TOO_LONG.at(Location.ofPath("global"), "20s", "15s").toString())
        .startsWith("global: error: `scrape_timeout`");
    assertThat(TOO_LONG.at(Location.ofPath(""), "20s", "15s").toString())
        .startsWith("error: `scrape_timeout`");
  }

  @Test
  void showsTheLineWithAMarkBelowTheKeyEvenAfterTabs() {
    Problem problem =
        TOO_LONG
            .at(new Location("prometheus.yml", 3, 2, "global.scrape_timeout"), "20s", "15s")
            .about("job_name \"node\"")
            .relatedTo(new Location("prometheus.yml", 2, 2, "global.scrape_interval"));
    Problem shown =
        problem.moved(problem.location(), new Excerpt(3, "\tscrape_timeout: 20s", 1, 14));

    assertThat(shown.toText())
        .isEqualTo(
            """
            prometheus.yml:3:2: error: `scrape_timeout` "20s" is longer than `scrape_interval` "15s" [scrape.timeout.too-long]
              at global.scrape_timeout, job_name "node"
              3 | \tscrape_timeout: 20s
                | \t^^^^^^^^^^^^^^
              see prometheus.yml:2:2
              hint: Set `scrape_timeout` to 15s or less.
            """);
  }

  @Test
  void leavesBracesAloneThatHoldNoNumber() {
    ProblemCode code = ProblemCode.note("a.b", "{x} {} {0} {7} {", "");

    assertThat(code.at(Location.ofPath(""), "v").message()).isEqualTo("{x} {} v {7} {");
  }

  @Test
  void ordersByPlaceAndAtOnePlaceTheWorstFirst() {
    ProblemCode warning = ProblemCode.warning("a.warning", "w", "");
    Problem first = warning.at(new Location("a.yml", 1, 1, ""));
    Problem second = TOO_LONG.at(new Location("a.yml", 2, 5, ""), "a", "b");
    Problem third = warning.at(new Location("a.yml", 2, 5, ""));
    Problem fourth = TOO_LONG.at(new Location("b.yml", 1, 1, ""), "a", "b");

    assertThat(Report.of(List.of(fourth, third, second, first)).problems())
        .containsExactly(first, second, third, fourth);
  }
}
