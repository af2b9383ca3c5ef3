// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TplTextTest {

  private final Problems problems = Problems.create();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{{ .Values.x }} | {{`{{`}} .Values.x }}",
        "{{{ | {{`{{`}}{",
        "{{{{ | {{`{{`}}{{`{{`}}",
        "{ { }} | { { }}",
        "$1 ${1} $(X) ` | $1 ${1} $(X) `"
      })
  void escapesEachPairOfBraces(String text, String escaped) {
    assertThat(TplText.escape(text, problems)).isEqualTo(escaped);
  }

  @Test
  void escapesKeysAndTextsAndNothingElse() {
    Object tree =
        Map.of("{{k", List.of(new Scalar("{{v", "{{v"), new Scalar("true", true), 5, false));

    assertThat(TplText.escape(tree, problems))
        .isEqualTo(Map.of("{{`{{`}}k", List.of("{{`{{`}}v", new Scalar("true", true), 5, false)));
  }

  @Test
  void refusesWhatHelmDeletes() {
    TplText.escape(Map.of("jobs", List.of("fine", "a <no value> b")), problems);

    assertThat(problems.toReport().toString())
        .isEqualTo(
            "jobs[1]: error: text holds `<no value>`, which Helm deletes wherever it stands"
                + " [k8s.helm.no-value]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7f, 0x80, 0x84, 0x85, 0x86, 0x9f, 0xd800, 0xdfff, 0xfffe, 0xffff})
  void refusesCharactersThatHelmLoses(int c) {
    TplText.escape("a" + (char) c, problems);

    assertThat(problems.toReport().toString())
        .isEqualTo(
            "error: text holds a control character, for which Helm leaves out all jobs without a"
                + " word [k8s.helm.lost-character]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000\u0001\t\r\n\u001f", "\u00a0\u2028\ufeff", "\uD83D\uDE00"})
  void keepsAllOthers(String text) {
    assertThat(TplText.escape(text, problems)).isEqualTo(text);
    assertThat(problems.isEmpty()).isTrue();
  }
}
