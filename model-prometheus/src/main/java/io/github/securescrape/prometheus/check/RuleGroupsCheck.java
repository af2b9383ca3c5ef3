// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.relabel.LabelNames;
import io.github.securescrape.prometheus.rules.Rule;
import io.github.securescrape.prometheus.rules.RuleGroup;
import io.github.securescrape.prometheus.rules.RuleGroups;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Prometheus and {@code promtool} check in a rule file beyond its structure: names,
 * expressions and templates by version, and rules that stand twice.
 */
public final class RuleGroupsCheck {

  static final ProblemCode RECORD_NAME =
      ProblemCode.error(
              "rules.recording.name",
              "invalid recording rule name: \"{0}\"",
              "Use letters, digits, underscores and colons, and begin with no digit.")
          .onKeys("record");

  static final ProblemCode RECORD_BRACES =
      ProblemCode.error(
              "rules.recording.braces",
              "braces present in the recording rule name; should it be in expr?: \"{0}\"",
              "Give `record` the name only, and write labels under `labels`.")
          .onKeys("record")
          .since("3.2.0");

  static final ProblemCode LABEL_NAME =
      ProblemCode.error(
          "rules.label.name",
          "invalid label name: \"{0}\"",
          "Use letters, digits and underscores, begin with no digit, and leave `__name__` alone.");

  static final ProblemCode LABEL_VALUE =
      ProblemCode.error(
          "rules.label.value", "invalid label value of \"{0}\"", "Write the value in UTF-8.");

  static final ProblemCode ANNOTATION_NAME =
      ProblemCode.error(
          "rules.annotation.name",
          "invalid annotation name: \"{0}\"",
          "Use letters, digits and underscores, and begin with no digit.");

  static final ProblemCode DUPLICATE =
      ProblemCode.warning(
          "rules.duplicate",
          "duplicate rule: \"{0}\" has the same labels as rule {1} of group \"{2}\"",
          "Remove one of the two, or tell them apart by a label.");

  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

  /** Which rule it is, for those that stand twice. */
  private record Identity(String name, Map<String, String> labels) {}

  private final boolean oldNames;
  private final RuleTexts texts;
  private final Map<Identity, Object[]> firsts = new HashMap<>();
  private final Set<Identity> told = new HashSet<>();

  private RuleGroupsCheck(PrometheusVersion version) {
    oldNames = !version.isAtLeast("3.0.0");
    texts = new RuleTexts(version.number());
  }

  /** Adds what the given Prometheus would refuse, and rules that stand twice. */
  public static void check(RuleGroups file, PrometheusVersion version, Problems problems) {
    RuleGroupsCheck check = new RuleGroupsCheck(version);
    for (int i = 0; i < file.groups().size(); i++) {
      RuleGroup group = file.groups().get(i);
      Problems here = problems.at("groups").at(i);
      check.labels(group.labels(), here.at("labels"));
      List<Rule> rules = group.rules();
      for (int k = 0; k < rules.size(); k++) {
        check.rule(rules.get(k), here.at("rules").at(k));
        check.twice(rules.get(k), k + 1, group, here.at("rules").at(k));
      }
    }
  }

  private void rule(Rule rule, Problems here) {
    String record = rule.record() == null ? "" : rule.record();
    if (!record.isEmpty()) {
      if (oldNames ? !METRIC.matcher(record).matches() : !LabelNames.isUtf8(record)) {
        here.add(RECORD_NAME, record);
      }
      if (record.indexOf('{') >= 0 || record.indexOf('}') >= 0) {
        here.add(RECORD_BRACES, record);
      }
    }
    texts.check(rule, here);
    labels(rule.labels(), here.at("labels"));
    for (String name : rule.annotations().keySet()) {
      if (!isName(name)) {
        here.at("annotations").at(name).add(ANNOTATION_NAME, name);
      }
    }
  }

  private void labels(Map<String, String> labels, Problems here) {
    labels.forEach(
        (name, value) -> {
          if (!isName(name) || name.equals("__name__")) {
            here.at(name).add(LABEL_NAME, name);
          }
          if (!value.isEmpty() && !LabelNames.isUtf8(value)) {
            here.at(name).add(LABEL_VALUE, name);
          }
        });
  }

  private boolean isName(String name) {
    return oldNames ? LabelNames.isLegacy(name) : LabelNames.isUtf8(name);
  }

  /** Each rule that stands more often than once is told of once. */
  private void twice(Rule rule, int number, RuleGroup group, Problems here) {
    Map<String, String> labels = new LinkedHashMap<>(group.labels());
    labels.putAll(rule.labels());
    Identity identity = new Identity(rule.name(), labels);
    Object[] first = firsts.putIfAbsent(identity, new Object[] {number, group.name()});
    if (first != null && !rule.name().isEmpty() && told.add(identity)) {
      here.add(DUPLICATE, rule.name(), first[0], first[1]);
    }
  }
}
