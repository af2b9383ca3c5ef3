// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.promql.Promql;
import io.github.securescrape.prometheus.internal.promql.VersionedTable;
import io.github.securescrape.prometheus.internal.promql.VersionedTable.Row;
import io.github.securescrape.prometheus.internal.template.AlertTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Expressions and templates, those of our tables and random ones, judged by the real promtool of
 * each version and here.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.fuzz=50000 -Dsecurescrape.seed=7"}.
 */
class RulePromtoolTest {

  private static final int TEXTS = Integer.getInteger("securescrape.fuzz", 1_000);
  private static final long SEED = Long.getLong("securescrape.seed", 5);
  private static final int BATCH = 2_000;

  /** Asks a promtool about many texts. */
  private interface Judge {
    List<String> faults(RulePromtool promtool, List<String> texts) throws Exception;
  }

  @Test
  void agreesOnTheTableOfExpressions() throws Exception {
    agrees("expressions", table("expressions.tsv"), RulePromtool::expressions, this::expression);
  }

  @Test
  void agreesOnTheTableOfTemplates() throws Exception {
    agrees("templates", table("templates.tsv"), RulePromtool::templates, this::template);
  }

  @Test
  void agreesOnRandomExpressions() throws Exception {
    RandomExpressions random =
        new RandomExpressions(new Choice(new Random(SEED)), table("expressions.tsv"));
    List<String> texts = random.take(TEXTS);
    agrees("random expressions", texts, RulePromtool::expressions, this::expression);
  }

  @Test
  void agreesOnRandomTemplates() throws Exception {
    RandomTemplates random =
        new RandomTemplates(new Choice(new Random(SEED)), table("templates.tsv"));
    List<String> texts = random.take(TEXTS);
    agrees("random templates", texts, RulePromtool::templates, this::template);
  }

  private static List<String> table(String file) {
    return VersionedTable.read(file).stream()
        .map(Row::text)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private String expression(String text, Version version, int number) {
    Promql verdict = Promql.judge(text, version);
    return verdict.kind() == null ? "" : "could not parse expression: " + verdict.message();
  }

  private String template(String text, Version version, int number) {
    return AlertTemplate.fault(text, "r" + number, version)
        .map(fault -> "annotation \"text\": " + fault)
        .orElse("");
  }

  /** Says what we have against a text. */
  private interface Ours {
    String fault(String text, Version version, int number);
  }

  private static void agrees(String what, List<String> texts, Judge judge, Ours ours)
      throws Exception {
    List<String> differences = new ArrayList<>();
    for (RealTool tool : RealTool.findAll("prometheus", "promtool")) {
      RulePromtool promtool = new RulePromtool(tool);
      int accepted = 0;
      int sameWords = 0;
      for (int from = 0; from < texts.size(); from += BATCH) {
        List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
        List<String> faults = judge.faults(promtool, batch);
        for (int i = 0; i < batch.size(); i++) {
          String theirs = faults.get(i);
          String mine = ours.fault(batch.get(i), promtool.version(), i);
          accepted += theirs.isEmpty() ? 1 : 0;
          sameWords += !theirs.isEmpty() && theirs.equals(mine) ? 1 : 0;
          if (theirs.isEmpty() != mine.isEmpty()) {
            differences.add(
                promtool.version()
                    + ": "
                    + batch.get(i)
                    + "\n  promtool: "
                    + theirs
                    + "\n  ours: "
                    + mine);
          }
        }
      }
      System.out.printf(
          "differential promtool %s: seed %d, %d %s, %d accepted, %d of the others refused in the"
              + " same words%n",
          promtool.version(), SEED, texts.size(), what, accepted, sameWords);
    }
    assertThat(differences).isEmpty();
  }
}
