// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesSelectorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "app",
        "!app",
        "! app",
        "app=a",
        "app==a",
        "app != a",
        "app=",
        "app=,b",
        "x in (a,b),y notin (),z",
        "x in (,a,,)",
        "in in (in,notin)",
        "n>1,m<2",
        "app.kubernetes.io/name=x",
        "a\n,\tb"
      })
  void takesLabelSelectors(String selector) {
    assertThat(KubernetesSelectors.labelProblem(selector)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          = => found '=', expected: !, identifier, or 'end of string'
          a b => unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt
          a, => found '', expected: identifier after ','
          a=b c => found 'c', expected: ',' or 'end of string'
          !! => unable to parse requirement: found '!', expected: identifier
          a in b => unable to parse requirement: found 'b' expected: '('
          a in (b => unable to parse requirement: found '', expected: ',' or ')'
          a in (= => unable to parse requirement: found '=', expected: ',', ')' or identifier
          a in (b,= => unable to parse requirement: found '=', expected: ',', or identifier
          a== = => unable to parse requirement: found '=', expected: identifier
          a>x => unable to parse requirement: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer
          a>9223372036854775808 => unable to parse requirement: Invalid value: "9223372036854775808": for 'Gt', 'Lt' operators, the value must be an integer
          /a => unable to parse requirement: Invalid value: "/a": prefix part must be non-empty
          a/ => unable to parse requirement: Invalid value: "a/": name part must be non-empty
          """)
  void refusesLabelSelectors(String selector, String problem) {
    assertThat(KubernetesSelectors.labelProblem(selector)).contains(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b/c", "-a", "é", "X/a", "a..b/c", "a=-b", "a=b_"})
  void refusesNamesAndValues(String selector) {
    assertThat(KubernetesSelectors.labelProblem(selector))
        .get()
        .asString()
        .startsWith("unable to parse requirement: Invalid value: ")
        .contains("consist of");
  }

  @Test
  void setsBoundsToLengths() {
    String name = "a".repeat(63);

    assertThat(KubernetesSelectors.labelProblem(name + "=" + name)).isEmpty();
    assertThat(KubernetesSelectors.labelProblem(name + "a").orElseThrow()).contains("63");
    assertThat(KubernetesSelectors.labelProblem("a=" + name + "a").orElseThrow()).contains("63");
    assertThat(KubernetesSelectors.labelProblem("a".repeat(254) + "/a").orElseThrow())
        .contains("253");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",", "a=b", "a==b", "a!=b", "a=", "=b", "a=b,c=d,", "a=\\,\\=\\\\", "a!b=c"})
  void takesFieldSelectors(String selector) {
    assertThat(KubernetesSelectors.fieldProblem(selector)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          a => invalid selector: 'a'; can't understand 'a'
          b=c,a => invalid selector: 'b=c,a'; can't understand 'a'
          a=b=c => invalid field selector: unescaped character in value: 61
          a=\\x => invalid field selector: invalid escape sequence: \\x
          a=\\ => invalid field selector: invalid escape sequence: \\
          """)
  void refusesFieldSelectors(String selector, String problem) {
    assertThat(KubernetesSelectors.fieldProblem(selector)).contains(problem);
  }
}
