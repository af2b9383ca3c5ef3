// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.prometheus.relabel.LabelNames;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the operator has against rules for labels. */
final class RelabelingRules {

  private static final Set<String> CASE_ACTIONS = Set.of("lowercase", "uppercase");
  private static final Set<String> EQUAL_ACTIONS = Set.of("keepequal", "dropequal");
  private static final Set<String> NAME_ACTIONS = Set.of("labeldrop", "labelkeep");
  private static final Set<String> WRITING_ACTIONS =
      Set.of("replace", "hashmod", "lowercase", "uppercase", "keepequal", "dropequal");

  /** Label names of letters and digits, with variables in them. */
  private static final Pattern TEMPLATE =
      Pattern.compile("(?:[a-zA-Z_]|\\$(?:\\{\\w+\\}|\\w+))(?:\\w|\\$(?:\\{\\w+\\}|\\w+))*");

  private RelabelingRules() {}

  /** Returns whether a Prometheus takes a text for the name of a label. */
  static boolean isLabelName(String name, SemVer version) {
    return version.isAtLeast("3.0.0") ? LabelNames.isUtf8(name) : LabelNames.isLegacy(name);
  }

  static void check(Map<String, Object> rule, Check in) {
    String given = Trees.text(rule, "action");
    String action = given.isEmpty() ? "replace" : given.toLowerCase(Locale.ROOT);
    if (CASE_ACTIONS.contains(action)) {
      in.at("action").requires("the action " + given, "2.36.0");
    } else if (EQUAL_ACTIONS.contains(action)) {
      in.at("action").requires("the action " + given, "2.41.0");
    }
    String regex = Trees.text(rule, "regex");
    HttpRules.problemOf(() -> RelabelConfig.builder().regex(regex).targetLabel("x").build())
        .ifPresent(message -> in.at("regex").reject(OperatorCodes.BAD_REGEX, message));
    if (action.equals("hashmod") && Trees.number(rule, "modulus") == 0) {
      in.reject(OperatorCodes.NO_MODULUS);
    }
    names(rule, action, in);
    others(rule, action, in);
  }

  private static void names(Map<String, Object> rule, String action, Check in) {
    String target = Trees.text(rule, "targetLabel");
    if (WRITING_ACTIONS.contains(action)) {
      if (target.isEmpty()) {
        in.reject(OperatorCodes.NO_TARGET_LABEL, action);
      } else if (!isLabelName(target, in.version())) {
        in.at("targetLabel").reject(OperatorCodes.BAD_TARGET_LABEL, target, action);
      }
    }
    if (action.equals("labelmap") && rule.get("replacement") instanceof String replacement) {
      boolean valid =
          in.version().isAtLeast("3.0.0")
              ? LabelNames.isUtf8(replacement)
              : TEMPLATE.matcher(replacement).matches();
      if (!valid) {
        in.at("replacement").reject(OperatorCodes.BAD_REPLACEMENT, replacement, action);
      }
    }
  }

  private static void others(Map<String, Object> rule, String action, Check in) {
    boolean separator = differs(rule, "separator", ";");
    boolean replacement = differs(rule, "replacement", "$1");
    boolean modulus = Trees.number(rule, "modulus") != 0;
    if ((CASE_ACTIONS.contains(action) || EQUAL_ACTIONS.contains(action)) && replacement) {
      in.at("replacement").reject(OperatorCodes.REPLACEMENT_SET, action);
    }
    boolean regex = !Trees.text(rule, "regex").isEmpty() && differs(rule, "regex", "(.*)");
    if (EQUAL_ACTIONS.contains(action) && (regex || modulus || separator)) {
      in.reject(OperatorCodes.EQUAL_FIELDS, action);
    }
    boolean names =
        !Trees.list(rule.get("sourceLabels")).isEmpty()
            || !Trees.text(rule, "targetLabel").isEmpty();
    if (NAME_ACTIONS.contains(action) && (names || modulus || separator || replacement)) {
      in.reject(OperatorCodes.NAMES_FIELDS, action);
    }
  }

  private static boolean differs(Map<String, Object> rule, String field, String unset) {
    return rule.get(field) instanceof String text && !text.equals(unset);
  }
}
