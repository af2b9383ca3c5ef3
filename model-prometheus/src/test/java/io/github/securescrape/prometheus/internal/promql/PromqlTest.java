// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.internal.promql.VersionedTable.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromqlTest {

  private static final Version NEWEST = PrometheusVersion.NEWEST_KNOWN.number();

  @Test
  void judgesAsEachVersionDoes() {
    List<String> wrong = new ArrayList<>();
    for (PrometheusVersion version : VersionedTable.versions()) {
      for (Row row : VersionedTable.read("expressions.tsv")) {
        Promql verdict = Promql.judge(row.text(), version.number());
        if ((verdict.kind() == null) != row.isIn(version.number())) {
          wrong.add(version + " line " + row.line() + ": " + row.text() + ": " + verdict);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "up)|1:4: parse error: unexpected right parenthesis ')'",
        "sum(up|1:7: parse error: unclosed left parenthesis",
        "sum(up down)|1:8: parse error: unexpected identifier \"down\" in aggregation",
        "sum by job (up)|1:8: parse error: unexpected identifier \"job\" in grouping opts, expected"
            + " \"(\"",
        "up{job=x}|1:8: parse error: unexpected identifier \"x\" in label matching, expected string",
        "up[5m]]|1:7: parse error: unexpected right bracket ']'",
        "up offset x|1:11: parse error: unexpected identifier \"x\" in offset, expected number,"
            + " duration, step(), or range()",
        "rat(up[5m])|1:1: parse error: unknown function with name \"rat\"",
        "é|1:1: parse error: unexpected character: 'é'",
        "up{a=\"é\"} 5|1:12: parse error: unexpected number \"5\"",
        "up{a=~\"(\"}|1:4: parse error: error parsing regexp: missing closing ): `(`",
        "up{a=\"\\d\"}|1:6: parse error: unknown escape sequence U+0064 'd'",
        "1 == 1|1:3: parse error: comparisons between scalars must use BOOL modifier",
        "rate(up)|1:6: parse error: expected type range vector in call to function \"rate\", got"
            + " instant vector",
        "round()|1:1: parse error: expected at least 1 argument(s) in call to \"round\", got 0",
        "topk(5)|1:1: parse error: wrong number of arguments for aggregate expression provided,"
            + " expected 2, got 1",
        "{job=\"\"}|1:1: parse error: vector selector must contain at least one non-empty matcher",
      })
  void saysWhatPrometheusSays(String expression, String message) {
    assertThat(Promql.judge(expression, NEWEST).message()).isEqualTo(message);
  }

  @Test
  void countsLinesAndColumnsInTheExpression() {
    assertThat(Promql.judge("sum(\n  up\n  x)", NEWEST).message()).startsWith("3:3: ");
  }

  @Test
  void tellsSyntaxBeforeTypes() {
    assertThat(Promql.judge("rate(up) + ", NEWEST).kind()).isEqualTo(Promql.Kind.SYNTAX);
    assertThat(Promql.judge("rate(up) + 1", NEWEST).kind()).isEqualTo(Promql.Kind.TYPE);
    assertThat(Promql.judge("rats(up) + 1", NEWEST).kind()).isEqualTo(Promql.Kind.FUNCTION);
  }

  @ParameterizedTest
  @CsvSource({"up, VECTOR", "up[5m], MATRIX", "1 + time(), SCALAR", "'\"a\"', STRING"})
  void tellsTheTypeOfTheResult(String expression, ExpressionType type) {
    assertThat(Promql.judge(expression, NEWEST).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "-", "abs(", "sum by (a) (", "1 + (", "up[", "up[(", "{a=\"b\",", "\""})
  void readsAnyDepth(String opening) {
    assertThat(Promql.judge(opening.repeat(100_000), NEWEST).kind()).isNotNull();
    assertThat(Promql.judge(opening.repeat(100_000) + "up", NEWEST).message()).isNotNull();
  }

  @Test
  void closesWhatIsDeep() {
    String deep = "(".repeat(50_000) + "up" + ")".repeat(50_000);
    String durations = "up[" + "(".repeat(400) + "5m" + ")".repeat(400) + "]";

    assertThat(Promql.judge(deep, NEWEST).type()).isEqualTo(ExpressionType.VECTOR);
    assertThat(Promql.judge("-".repeat(50_000) + "up", NEWEST).kind()).isNull();
    assertThat(Promql.judge("1" + " + 1".repeat(50_000), NEWEST).kind()).isNull();
    assertThat(Promql.judge(durations, NEWEST).kind()).isNull();
  }
}
