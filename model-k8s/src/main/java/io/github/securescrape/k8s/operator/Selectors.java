// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.k8s.internal.operator.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Label selectors of Kubernetes. */
final class Selectors {

  private Selectors() {}

  /** Returns why a selector does not match labels, empty if it does. */
  static Optional<String> mismatch(Map<String, Object> selector, Map<String, Object> labels) {
    StringJoiner reasons = new StringJoiner("; ");
    Trees.map(selector, "matchLabels")
        .forEach((name, value) -> add(reasons, name, "In", List.of(value), labels));
    for (Object each : Trees.list(selector.get("matchExpressions"))) {
      Map<String, Object> expression = Trees.map(each);
      add(
          reasons,
          Trees.text(expression, "key"),
          Trees.text(expression, "operator"),
          Trees.list(expression.get("values")),
          labels);
    }
    return reasons.length() == 0 ? Optional.empty() : Optional.of(reasons.toString());
  }

  private static void add(
      StringJoiner reasons,
      String name,
      String operator,
      List<Object> values,
      Map<String, Object> labels) {
    Object value = labels.get(name);
    boolean matches =
        switch (operator) {
          case "In" -> value != null && values.contains(value);
          case "NotIn" -> value == null || !values.contains(value);
          case "Exists" -> value != null;
          default -> value == null;
        };
    if (matches) {
      return;
    }
    String wanted =
        switch (operator) {
          case "In" ->
              values.size() == 1 ? "\"" + values.get(0) + "\"" : "one of " + values.toString();
          case "NotIn" -> "none of " + values;
          case "Exists" -> "any value";
          default -> "not to be there";
        };
    String found = value == null ? "is missing" : "is \"" + value + "\"";
    reasons.add("label `" + name + "` " + found + ", wanted is " + wanted);
  }

  /** Returns the labels that a selector names and an object has not, such as {@code `a: b`}. */
  static String missing(Map<String, Object> selector, Map<String, Object> labels) {
    return Trees.map(selector, "matchLabels").entrySet().stream()
        .filter(each -> !each.getValue().equals(labels.get(each.getKey())))
        .map(each -> "`" + each.getKey() + ": " + each.getValue() + "`")
        .collect(Collectors.joining(", "));
  }

  /** Returns the labels of a namespace: what its manifest says, and its name. */
  static Map<String, Object> ofNamespace(String namespace, ManifestSet manifests) {
    Map<String, Object> labels = new LinkedHashMap<>();
    manifests.stream()
        .filter(each -> each.kind().equals("Namespace") && each.name().equals(namespace))
        .forEach(each -> labels.putAll(each.labels()));
    labels.put("kubernetes.io/metadata.name", namespace);
    return labels;
  }
}
