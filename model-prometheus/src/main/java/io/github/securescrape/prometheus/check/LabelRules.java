// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.relabel.LabelNames;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.relabel.RelabelRules;
import java.util.List;
import java.util.Map;

/** Names and values of labels that stand in the configuration itself. */
final class LabelRules {

  static final ProblemCode BAD_NAME =
      ProblemCode.error(
          "labels.name",
          "\"{0}\" is not a valid label name",
          "Use letters, digits and underscores, and begin with no digit.");

  static final ProblemCode BAD_VALUE =
      ProblemCode.error(
          "labels.value",
          "value of label \"{0}\" is not a valid label value",
          "Write the value in UTF-8.");

  private final PrometheusVersion version;
  private final boolean allOld;
  private final boolean legacyOld;

  LabelRules(PrometheusVersion version) {
    this.version = version;
    allOld = !version.isAtLeast("3.0.0");
    legacyOld = version.isAtLeast("3.7.0");
  }

  /**
   * Checks the names of a mapping of labels.
   *
   * @param legacy whether names of the old kind only are taken from 3.7 on; before 3.0 they always
   *     are
   */
  void check(Map<String, ?> labels, boolean legacy, Problems problems) {
    for (String name : labels.keySet()) {
      if (!isName(name, legacy)) {
        problems.at(name).add(BAD_NAME, name);
      }
    }
  }

  /** Checks the labels of targets, for which names of the old kind are never all there is. */
  void checkGroups(List<StaticConfig> groups, Problems problems) {
    for (int i = 0; i < groups.size(); i++) {
      check(groups.get(i).labels(), false, problems.at(i).at("labels"));
    }
  }

  /** Checks names and values of the labels that go out to other systems. */
  void checkExternal(Map<String, String> labels, boolean legacy, Problems problems) {
    check(labels, legacy, problems);
    labels.forEach(
        (name, value) -> {
          if (!value.isEmpty() && !LabelNames.isUtf8(value)) {
            problems.at(name).add(BAD_VALUE, name);
          }
        });
  }

  private boolean isName(String name, boolean legacy) {
    return allOld || legacy && legacyOld ? LabelNames.isLegacy(name) : LabelNames.isUtf8(name);
  }

  /** Checks a list of relabeling rules. */
  void check(List<RelabelConfig> rules, boolean legacy, Problems problems) {
    for (int i = 0; i < rules.size(); i++) {
      RelabelRules.check(rules.get(i), version.number(), legacy, problems.at(i));
    }
  }
}
