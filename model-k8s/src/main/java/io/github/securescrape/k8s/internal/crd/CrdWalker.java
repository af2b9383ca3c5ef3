// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the values of a manifest against the fields of a custom resource. */
final class CrdWalker {

  private final UnknownFields unknown;
  private final ScalarRules scalars;

  CrdWalker(CrdSchema schema) {
    this.unknown = new UnknownFields(schema);
    this.scalars = new ScalarRules(schema);
  }

  /** Checks an object with its fields. */
  void object(CrdField object, String path, Map<?, ?> map, Problems problems) {
    map.forEach(
        (name, value) -> {
          String key = (String) name;
          CrdField field = object.fields().get(key);
          if (field == null) {
            unknown.add(object, path, key, problems.at(key));
          } else {
            entry(field, path.isEmpty() ? key : path + "." + key, key, value, problems);
          }
        });
    object
        .fields()
        .forEach(
            (key, field) -> {
              if (needsWriting(field) && Found.of(map.get(key)).isNull()) {
                problems.add(CrdCodes.REQUIRED.onKeys(key), key);
              }
            });
    object
        .rule()
        .filter(rule -> !rule.holds(map))
        .ifPresent(
            rule -> problems.add(CrdCodes.RULE.onKeys(rule.keys()), rule.message(), rule.hint()));
  }

  private static boolean needsWriting(CrdField field) {
    return field.isRequired() && field.defaultValue().isEmpty();
  }

  /** Checks a value under a key; the API server drops it if it is null. */
  private void entry(
      CrdField field, String path, String key, @Nullable Object value, Problems problems) {
    String label = '`' + key + '`';
    if (field.type() == CrdType.OPEN) {
      return;
    }
    if (!Found.of(value).isNull()) {
      value(field, path, label, value, problems.at(key));
    } else if (!needsWriting(field)) {
      problems.at(key).add(CrdCodes.NULL, label);
    }
  }

  private void value(
      CrdField field, String path, String label, @Nullable Object value, Problems problems) {
    Found found = Found.of(value);
    if (!field.type().takes(found)) {
      TypeProblem.add(field, label, found, problems);
    } else if (value instanceof Map<?, ?> map && field.type() == CrdType.OBJECT) {
      object(field, path, map, problems);
    } else if (value instanceof Map<?, ?> map) {
      CrdField element = Objects.requireNonNull(field.element());
      map.forEach((key, each) -> entry(element, path + "{}", (String) key, each, problems));
    } else if (value instanceof List<?> list) {
      list(field, path, label, list, problems);
    } else {
      scalars.check(field, path, label, found, problems);
    }
  }

  private void list(CrdField field, String path, String label, List<?> list, Problems problems) {
    long fewest = field.bound("minItems").orElse(0);
    if (list.size() < fewest) {
      String hint = field.isRequired() ? "Add an item." : "Add an item, or remove " + label + ".";
      problems.add(CrdCodes.ITEMS, label, fewest, hint);
    }
    CrdField element = Objects.requireNonNull(field.element());
    for (int i = 0; i < list.size(); i++) {
      value(element, path + "[]", "item of " + label, list.get(i), problems.at(i));
    }
    if (field.isSet() || !field.keys().isEmpty()) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < list.size(); i++) {
        String identity = identity(field, element, list.get(i));
        if (!identity.isEmpty() && !seen.add(identity)) {
          problems.at(i).add(CrdCodes.DUPLICATE, identity, label);
        }
      }
    }
  }

  /** Returns what no other item of the list may have in common with one; empty if nothing. */
  private static String identity(CrdField list, CrdField element, @Nullable Object item) {
    if (list.isSet()) {
      Found found = Found.of(item);
      return element.type().takes(found) ? '"' + found.text() + '"' : "";
    }
    return item instanceof Map<?, ?> map
        ? list.keys().stream()
            .filter(key -> !Found.of(map.get(key)).isNull())
            .map(key -> '`' + key + ": " + Found.of(map.get(key)).text() + '`')
            .collect(Collectors.joining(", "))
        : "";
  }
}
