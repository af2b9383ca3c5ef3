// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

  @ParameterizedTest
  @ValueSource(strings = {"prometheus", "a", "0", "team-a", "x1"})
  void takesLabelsForNamespaces(String name) {
    assertThat(problems(NameRule.NAMESPACE, name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prometheus", "a.b", "-a", "a-", "a_b", "a\n"})
  void refusesOtherNamespaces(String name) {
    assertThat(problems(NameRule.NAMESPACE, name))
        .containsExactly(
            "error: \""
                + name.replace("\n", "\\n")
                + "\" cannot be the name of a namespace [k8s.namespace]");
  }

  @Test
  void boundsTheLengthOfNames() {
    assertThat(problems(NameRule.NAMESPACE, "a".repeat(63))).isEmpty();
    assertThat(problems(NameRule.NAMESPACE, "a".repeat(64))).hasSize(1);
    assertThat(problems(NameRule.RELEASE, "a".repeat(53))).isEmpty();
    assertThat(problems(NameRule.RELEASE, "a".repeat(54))).hasSize(1);
    assertThat(problems(NameRule.RESOURCE, "a".repeat(253))).isEmpty();
    assertThat(problems(NameRule.RESOURCE, "a".repeat(254))).hasSize(1);
    assertThat(problems(NameRule.SECRET_KEY, "a".repeat(253))).isEmpty();
    assertThat(problems(NameRule.SECRET_KEY, "a".repeat(254))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.crt", ".hidden", "A_b-c.D", "node01.node_exporter.crt"})
  void takesKeysOfSecrets(String key) {
    assertThat(problems(NameRule.SECRET_KEY, key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "..data", "a/b", "a b", "ü"})
  void refusesOtherKeys(String key) {
    assertThat(problems(NameRule.SECRET_KEY, key))
        .containsExactly("error: \"" + key + "\" cannot be a key of a Secret [k8s.secret.key]");
  }

  @Test
  void tellsWhatIsMissing() {
    assertThat(problems(NameRule.RELEASE, ""))
        .containsExactly("error: `thing` is missing [schema.key.missing]");
  }

  private static List<String> problems(NameRule rule, String name) {
    Problems problems = Problems.create();
    rule.check(problems, "thing", name);
    return problems.toReport().problems().stream().map(Problem::toString).toList();
  }
}
