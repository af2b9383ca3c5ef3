// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelabelingTest {

  private static final Version NEWEST = PrometheusVersion.NEWEST_KNOWN.number();

  static List<RelabelConfig> rules(List<String> rules, Version version) {
    StringBuilder yaml =
        new StringBuilder("scrape_configs:\n- job_name: job\n  relabel_configs:\n");
    rules.forEach(rule -> yaml.append("  - {").append(rule).append("}\n"));
    return PrometheusYaml.parse("rules.yml", yaml.toString(), new PrometheusVersion(version))
        .orThrow()
        .scrapeConfigs()
        .get(0)
        .relabelConfigs();
  }

  static LabelSet labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String label : text.replace("\\n", "\n").split(" ")) {
      String[] parts = label.split("=", 2);
      labels.put(parts[0], parts[1]);
    }
    return LabelSet.of(labels);
  }

  @Test
  void tellsWhatEachRuleDoes() {
    List<RelabelConfig> rules =
        rules(
            List.of(
                "source_labels: [__meta_zone], target_label: zone",
                "source_labels: [zone], action: uppercase, target_label: zone",
                "source_labels: [a, b], regex: 'x;y', target_label: c",
                "regex: __meta_.*, action: labeldrop",
                "regex: __meta_.*, action: labeldrop",
                "source_labels: [zone], action: dropequal, target_label: a",
                "source_labels: [a], regex: two, action: keep",
                "source_labels: [a], regex: three, action: keep"),
            NEWEST);

    RelabelExplanation explanation =
        Relabeling.of(rules, NEWEST).explain(labels("__meta_zone=eu a=one"));

    assertThat(explanation)
        .hasToString(
            """
            {__meta_zone="eu", a="one"}
              [0] replace: "eu" matches "(.*)": zone: none -> "eu"
              [1] uppercase: "eu": zone: "eu" -> "EU"
              [2] replace: "one;" does not match "x;y"
              [3] labeldrop: a name matches "__meta_.*": __meta_zone: "eu" -> none
              [4] labeldrop: no name matches "__meta_.*"
              [5] dropequal: "EU" differs from `a`
              [6] keep: "one" does not match "two": dropped
            dropped""");
    assertThat(explanation.droppedBy()).map(RelabelStep::index).contains(6);
    assertThat(explanation.steps().get(0).changes())
        .containsExactly(new LabelChange("zone", "", "eu"));
  }

  @Test
  void tellsTheLabelsThatAreLeft() {
    List<RelabelConfig> rules = rules(List.of("target_label: b, replacement: x"), NEWEST);

    RelabelExplanation explanation = Relabeling.of(rules, NEWEST).explain(labels("c=1 a=2"));

    assertThat(explanation.result()).hasToString("{a=\"2\", b=\"x\", c=\"1\"}");
    assertThat(explanation.droppedBy()).isEmpty();
  }

  @Test
  void looksAtTheSchemeOfNamesFrom37On() {
    List<String> text = List.of("source_labels: [a], target_label: $1, replacement: x");
    Map<String, String> results = new LinkedHashMap<>();
    for (String version : List.of("2.55.1", "3.0.0", "3.6.0", "3.7.0")) {
      Version number = Version.parse(version);
      results.put(
          version,
          Relabeling.of(rules(text, number), number, true).apply(labels("a=b.c")).toString());
    }

    assertThat(results.values())
        .containsExactly(
            "Optional[{a=\"b.c\"}]",
            "Optional[{a=\"b.c\", b.c=\"x\"}]",
            "Optional[{a=\"b.c\", b.c=\"x\"}]",
            "Optional[{a=\"b.c\"}]");
  }

  @Test
  void ordersLabelsByCodePoint() {
    LabelSet labels = LabelSet.of(Map.of("\ufb00", "1", "😀", "2", "a", "3", "A", "4", "gone", ""));

    assertThat(labels.toMap().keySet()).containsExactly("A", "a", "\ufb00", "😀");
    assertThat(new ArrayList<>(labels.toMap().values())).containsExactly("4", "3", "1", "2");
    assertThat(labels.get("😀")).isEqualTo("2");
    assertThat(labels.get("gone")).isEmpty();
  }
}
