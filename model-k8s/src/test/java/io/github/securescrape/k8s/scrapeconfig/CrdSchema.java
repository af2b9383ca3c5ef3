// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The parts of a CRD's schema that say which fields there are and what they may hold. */
final class CrdSchema {

  private final Map<?, ?> root;
  private final List<String> violations = new ArrayList<>();

  CrdSchema(Map<?, ?> root) {
    this.root = root;
  }

  /** Returns what an API server would refuse, each with its path. */
  List<String> violations(Map<String, ?> resource) {
    violations.clear();
    check(root, resource, "");
    return List.copyOf(violations);
  }

  private void check(Map<?, ?> schema, Object value, String path) {
    String type = String.valueOf(schema.get("type"));
    boolean fits =
        switch (type) {
          case "object" -> value instanceof Map;
          case "array" -> value instanceof List;
          case "string" -> value instanceof String;
          case "boolean" -> value instanceof Boolean;
          case "integer" -> value instanceof Integer || value instanceof Long;
          default -> true;
        };
    refuse(!fits, path, "is no " + type);
    if (schema.get("enum") instanceof List<?> allowed) {
      refuse(!allowed.contains(value), path, value + " is none of " + allowed);
    }
    if (value instanceof String text) {
      boolean matches =
          !(schema.get("pattern") instanceof String pattern)
              || Pattern.compile(pattern).matcher(text).find();
      refuse(!matches, path, text + " does not match");
      refuse(text.length() < number(schema, "minLength"), path, "is too short");
    } else if (value instanceof Map<?, ?> map) {
      object(schema, map, path);
    } else if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
      refuse(list.size() < number(schema, "minItems"), path, "has too few items");
      for (int i = 0; i < list.size(); i++) {
        check(items, list.get(i), path + "[" + i + "]");
      }
    }
  }

  private void object(Map<?, ?> schema, Map<?, ?> map, String path) {
    if (schema.get("required") instanceof List<?> required) {
      required.forEach(key -> refuse(!map.containsKey(key), path + "." + key, "is missing"));
    }
    Object properties = schema.get("properties");
    Object others = schema.get("additionalProperties");
    map.forEach(
        (key, value) -> {
          if (properties instanceof Map<?, ?> known && known.get(key) instanceof Map<?, ?> field) {
            check(field, value, path + "." + key);
          } else if (others instanceof Map<?, ?> field) {
            check(field, value, path + "." + key);
          } else {
            // Of metadata, a CRD says no more than that it is there.
            refuse(properties != null || others != null, path + "." + key, "is unknown");
          }
        });
  }

  private static int number(Map<?, ?> schema, String key) {
    return schema.get(key) instanceof Integer number ? number : 0;
  }

  private void refuse(boolean broken, String path, String text) {
    if (broken) {
      violations.add(path + " " + text);
    }
  }
}
