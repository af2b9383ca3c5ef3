// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A definition of a custom resource: each field with its type and constraints, as one text. */
final class CrdFile {

  /** What the definition writes in CEL. */
  private static final Map<String, String> RULES =
      Map.of(
          "[has(self.basicAuth), has(self.authorization), has(self.oauth2)]"
              + ".filter(x, x).size() <= 1",
          "one-auth",
          "!has(self.topology) || (has(self.mode) && self.mode == 'Topology')",
          "topology-mode",
          "!has(self.shardingStrategy) || !has(self.shardingStrategy.mode)"
              + " || self.shardingStrategy.mode != 'Topology'"
              + " || !has(self.shardingStrategy.topology)"
              + " || !has(self.shardingStrategy.topology.values)"
              + " || self.shardingStrategy.topology.values.size() == 0"
              + " || (has(self.shards) ? self.shards : 1)"
              + " >= self.shardingStrategy.topology.values.size()",
          "shards-cover-topology");

  private static final List<String> BOUNDS = List.of("minimum", "maximum", "minLength", "minItems");

  private CrdFile() {}

  /** Returns the fields of a definition by their paths. */
  static Map<String, String> fields(Path file) throws IOException {
    Object tree;
    try (Reader text = Files.newBufferedReader(file)) {
      tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
    List<?> versions = (List<?>) child(child(tree, "spec"), "versions");
    Map<String, String> fields = new TreeMap<>();
    add(child(child(versions.get(0), "schema"), "openAPIV3Schema"), "", false, fields);
    fields.remove("");
    return fields;
  }

  private static Object child(Object tree, String key) {
    return Objects.requireNonNull(((Map<?, ?>) tree).get(key), key);
  }

  private static void add(
      Object schema, String path, boolean required, Map<String, String> fields) {
    Map<?, ?> map = (Map<?, ?>) schema;
    fields.put(path, text(map, required));
    List<?> needed = map.get("required") instanceof List<?> list ? list : List.of();
    if (map.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach(
          (name, field) ->
              add(
                  field,
                  path.isEmpty() ? (String) name : path + "." + name,
                  needed.contains(name),
                  fields));
    }
    if (map.get("items") instanceof Map<?, ?> items) {
      add(items, path + "[]", false, fields);
    }
    if (map.get("additionalProperties") instanceof Map<?, ?> values) {
      add(values, path + "{}", false, fields);
    }
  }

  private static String text(Map<?, ?> schema, boolean required) {
    TreeSet<String> words = new TreeSet<>();
    if (required) {
      words.add("required");
    }
    allowed(schema, words);
    if (schema.get("allOf") instanceof List<?> all) {
      all.forEach(each -> allowed((Map<?, ?>) each, words));
    }
    if (schema.get("pattern") instanceof String pattern) {
      words.add("pattern=" + plain(pattern));
    }
    for (String bound : BOUNDS) {
      if (schema.get(bound) != null) {
        words.add(bound.replace("imum", "") + "=" + schema.get(bound));
      }
    }
    if ("set".equals(schema.get("x-kubernetes-list-type"))) {
      words.add("set");
    }
    if (schema.get("x-kubernetes-list-map-keys") instanceof List<?> keys) {
      words.add("keys=" + keys);
    }
    if (schema.get("default") != null) {
      words.add("default=" + schema.get("default"));
    }
    if (schema.get("x-kubernetes-validations") instanceof List<?> rules) {
      rules.forEach(rule -> words.add("rule=" + RULES.get(child(rule, "rule"))));
    }
    return type(schema) + " " + words;
  }

  private static void allowed(Map<?, ?> schema, Set<String> words) {
    if (schema.get("enum") instanceof List<?> values) {
      words.add("enum=" + new TreeSet<>(values));
    }
  }

  private static Object type(Map<?, ?> schema) {
    if (schema.get("x-kubernetes-int-or-string") != null) {
      return "integer or string";
    }
    boolean hasFormat = "integer".equals(schema.get("type")) && schema.get("format") != null;
    return hasFormat ? schema.get("format") : schema.get("type");
  }

  /** Some definitions write the same in other ways. */
  static String plain(String pattern) {
    return pattern
        .replace("(http|https)", "https?")
        .replace("(http|https|", "(https?|")
        .replace("http(s)?", "https?")
        .replace("\\/", "/");
  }
}
