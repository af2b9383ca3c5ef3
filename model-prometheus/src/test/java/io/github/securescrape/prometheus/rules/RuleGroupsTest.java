// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.yaml.RulesYaml;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleGroupsTest {

  private static final RuleGroups RULES =
      RuleGroups.of(
          RuleGroup.builder("node")
              .interval(Duration.ofSeconds(30))
              .addRules(Rule.recording("job:up:sum", "sum by (job) (up)").build())
              .addRules(
                  Rule.alerting("Down", "up == 0\nunless on (job) job:up:sum > 0")
                      .forDuration(Duration.ofMinutes(5))
                      .putLabels("severity", "page")
                      .putAnnotations("summary", "{{ $labels.instance }} is down")
                      .build())
              .build());

  @Test
  void writesAsPrometheusWrites() {
    assertThat(RulesYaml.print(RULES))
        .isEqualTo(
            """
            groups:
              - name: node
                interval: 30s
                rules:
                  - record: job:up:sum
                    expr: "sum by (job) (up)"
                  - alert: Down
                    expr: |-
                      up == 0
                      unless on (job) job:up:sum > 0
                    for: 5m
                    labels:
                      severity: page
                    annotations:
                      summary: "{{ $labels.instance }} is down"
            """);
  }

  @Test
  void readsBackWhatItWrites(@TempDir Path folder) {
    Path file = folder.resolve("rules.yml");

    RulesYaml.write(RULES, file);

    assertThat(RulesYaml.read(file).orThrow()).isEqualTo(RULES);
    assertThat(RulesYaml.parse("rules.yml", "", PrometheusVersion.of("2.42.0")).orThrow())
        .isEqualTo(RuleGroups.of());
  }

  @Test
  void refusesARecordingRuleThatAlerts() {
    assertThatThrownBy(
            () ->
                Rule.recording("a", "")
                    .alert("A")
                    .forDuration(Duration.ofMinutes(5))
                    .keepFiringFor(Duration.ofMinutes(5))
                    .putAnnotations("summary", "x")
                    .build())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("only one of `record` and `alert` must be set")
        .hasMessageContaining("`expr` is missing")
        .hasMessageContaining("invalid field `annotations` in recording rule")
        .hasMessageContaining("invalid field `for` in recording rule")
        .hasMessageContaining("invalid field `keep_firing_for` in recording rule");
  }

  @Test
  void refusesTwoGroupsOfOneName() {
    RuleGroup group = RuleGroup.builder("a").build();

    assertThatThrownBy(() -> RuleGroups.of(group, group))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("groupname: \"a\" is repeated in the same file");
  }

  @Test
  void namesARuleByItsAlertOrRecord() {
    assertThat(Rule.alerting("A", "up").build().name()).isEqualTo("A");
    assertThat(Rule.recording("a", "up").build().name()).isEqualTo("a");
  }
}
