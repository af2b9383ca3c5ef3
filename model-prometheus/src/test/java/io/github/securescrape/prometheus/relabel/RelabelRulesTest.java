// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Version;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RelabelRulesTest {

  private static final String[] VERSIONS = {
    "2.36.0", "2.42.0", "2.49.1", "2.50.0", "2.55.1", "3.0.0", "3.1.0", "3.2.0", "3.6.0", "3.7.0",
    "3.7.1", "3.7.2", "3.14.0"
  };

  /** Returns the versions that take the rule: {@code u} with any scheme, {@code l} with legacy. */
  private static String takenBy(RelabelConfig rule) {
    return Stream.of(VERSIONS)
        .filter(version -> problems(rule, version, false).isEmpty())
        .map(version -> version + (problems(rule, version, true).isEmpty() ? "" : "(utf8)"))
        .collect(Collectors.joining(" "));
  }

  private static List<String> problems(RelabelConfig rule, String version, boolean legacy) {
    Problems problems = Problems.create();
    RelabelRules.check(rule, Version.parse(version), legacy, problems);
    return problems.toReport().problems().stream().map(Problem::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          replace | a | 2.36.0 2.42.0 2.49.1 2.50.0 2.55.1 3.0.0 3.1.0 3.2.0 3.6.0 3.7.0 3.7.1 3.7.2 3.14.0
          replace | a.b | 3.0.0 3.1.0 3.2.0 3.6.0 3.7.0(utf8) 3.7.1(utf8) 3.7.2(utf8) 3.14.0(utf8)
          replace | 0a | 3.0.0 3.1.0 3.2.0 3.6.0 3.7.0(utf8) 3.7.1(utf8) 3.7.2(utf8) 3.14.0(utf8)
          replace | a${1} | 2.36.0 2.42.0 2.49.1 2.50.0 2.55.1 3.0.0 3.1.0 3.2.0 3.6.0 3.7.0(utf8) 3.7.1(utf8) 3.7.2 3.14.0
          replace | 0${1} | 3.2.0 3.6.0 3.7.0(utf8) 3.7.1(utf8) 3.7.2(utf8) 3.14.0(utf8)
          replace | a.${1} | 3.2.0 3.6.0 3.7.0(utf8) 3.7.1(utf8) 3.7.2(utf8) 3.14.0(utf8)
          lowercase | $1 | 2.36.0 2.42.0 2.49.1 3.0.0 3.1.0 3.2.0 3.6.0 3.7.0(utf8) 3.7.1(utf8) 3.7.2(utf8) 3.14.0(utf8)
          keepequal | a.b | 3.0.0 3.1.0 3.2.0 3.6.0 3.7.0(utf8) 3.7.1(utf8) 3.7.2(utf8) 3.14.0(utf8)
          hashmod | $1 | 3.0.0 3.1.0 3.2.0 3.6.0 3.7.0(utf8) 3.7.1(utf8) 3.7.2(utf8) 3.14.0(utf8)
          keep | a.b | 2.36.0 2.42.0 2.49.1 2.50.0 2.55.1 3.0.0 3.1.0 3.2.0 3.6.0 3.7.0 3.7.1 3.7.2 3.14.0
          """)
  void judgesTargetLabels(String action, String target, String versions) {
    RelabelConfig.Builder rule =
        RelabelConfig.builder()
            .action(RelabelAction.valueOf(action.toUpperCase(java.util.Locale.ROOT)))
            .targetLabel(target);
    if (action.equals("hashmod")) {
      rule.modulus(8L);
    }

    assertThat(takenBy(rule.build())).isEqualTo(versions);
  }

  @Test
  void judgesSourceLabelsByTheVersionOnly() {
    RelabelConfig rule =
        RelabelConfig.builder().action(RelabelAction.KEEP).addSourceLabels("a", "b-c", "").build();

    assertThat(problems(rule, "2.55.1", false))
        .containsExactly(
            "source_labels[1]: error: \"b-c\" is not a valid label name"
                + " [relabel.source-label.name]",
            "source_labels[2]: error: \"\" is not a valid label name [relabel.source-label.name]");
    assertThat(problems(rule, "3.14.0", true))
        .containsExactly(
            "source_labels[2]: error: \"\" is not a valid label name [relabel.source-label.name]");
  }

  @Test
  void judgesReplacementsOfLabelmap() {
    RelabelConfig rule =
        RelabelConfig.builder().action(RelabelAction.LABELMAP).replacement("a-$1").build();

    assertThat(takenBy(rule))
        .isEqualTo("3.2.0 3.6.0 3.7.0(utf8) 3.7.1(utf8) 3.7.2(utf8) 3.14.0(utf8)");
    assertThat(problems(rule.toBuilder().replacement("").build(), "3.14.0", false))
        .singleElement()
        .asString()
        .contains("\"\" is invalid `replacement` for labelmap action");
  }

  @Test
  void judgesNamesOfGroupsByTheVersion() {
    RelabelConfig rule =
        RelabelConfig.builder().action(RelabelAction.KEEP).regex("(?<n>a)").build();

    assertThat(problems(rule, "2.50.0", false))
        .singleElement()
        .asString()
        .contains("takes this: error parsing regexp: invalid or unsupported Perl syntax: `(?<`");
    assertThat(problems(rule, "2.51.0", false)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = RelabelAction.class,
      mode = Mode.INCLUDE,
      names = {"REPLACE", "HASHMOD", "LOWERCASE", "UPPERCASE", "KEEPEQUAL", "DROPEQUAL"})
  void requiresATargetLabel(RelabelAction action) {
    RelabelConfig.Builder rule = RelabelConfig.builder().action(action).modulus(null);

    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(rule::build)
        .withMessageContaining(
            "relabel configuration for "
                + action.keyword()
                + " action requires `target_label` value");
  }

  @ParameterizedTest
  @CsvSource({"LABELDROP", "LABELKEEP"})
  void takesTheRegexOnlyForNames(RelabelAction action) {
    RelabelConfig.Builder plain = RelabelConfig.builder().action(action).regex("a");
    plain.separator(";").replacement("$1").modulus(0L).targetLabel("").build();

    for (RelabelConfig.Builder rule :
        List.of(
            RelabelConfig.builder().sourceLabels(List.of()),
            RelabelConfig.builder().targetLabel("a"),
            RelabelConfig.builder().modulus(1L),
            RelabelConfig.builder().separator(""),
            RelabelConfig.builder().replacement(""))) {
      assertThatExceptionOfType(InvalidConfigException.class)
          .isThrownBy(() -> rule.action(action).build())
          .withMessageContaining(action.keyword() + " action requires only `regex`, and no other");
    }
  }

  @ParameterizedTest
  @CsvSource({"KEEPEQUAL", "DROPEQUAL"})
  void takesNoRegexToCompareLabels(RelabelAction action) {
    RelabelConfig.Builder plain = RelabelConfig.builder().action(action).targetLabel("a");
    plain.addSourceLabels("b").separator(";").replacement("$1").modulus(0L).build();

    for (RelabelConfig.Builder rule :
        List.of(
            RelabelConfig.builder().regex("(.*)"),
            RelabelConfig.builder().modulus(1L),
            RelabelConfig.builder().separator("-"))) {
      assertThatExceptionOfType(InvalidConfigException.class)
          .isThrownBy(() -> rule.action(action).targetLabel("a").build())
          .withMessageContaining(
              action.keyword() + " action requires only `source_labels` and `target_label`");
    }
  }
}
