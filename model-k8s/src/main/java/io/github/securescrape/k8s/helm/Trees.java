// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Looks into trees of maps, lists and scalars. */
final class Trees {

  private Trees() {}

  /** Returns what stands at a path, {@code null} if there is nothing. */
  static @Nullable Object at(@Nullable Object tree, YamlPath path) {
    Object found = tree;
    for (Object segment : path.segments()) {
      found = segment instanceof String key ? get(found, key) : item(found, (Integer) segment);
    }
    return found;
  }

  /** Returns the value under a key, {@code null} if there is none or this is no map. */
  static @Nullable Object get(@Nullable Object tree, String key) {
    return tree instanceof Map<?, ?> map ? map.get(key) : null;
  }

  private static @Nullable Object item(@Nullable Object tree, int index) {
    return tree instanceof List<?> list && index < list.size() ? list.get(index) : null;
  }

  /** Returns the map with its keys, empty if this is no map. */
  static Map<String, Object> map(@Nullable Object tree) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> found) {
      found.forEach((key, value) -> map.put((String) key, (Object) value));
    }
    return map;
  }

  /** Returns the items of the list, none if this is no list. */
  static List<Object> list(@Nullable Object tree) {
    return tree instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  /** Returns a text, {@code null} if this is none: neither a number nor a map. */
  static @Nullable String text(@Nullable Object tree) {
    return tree instanceof Scalar scalar && scalar.value() instanceof String text ? text : null;
  }

  /** Returns a scalar as a text, empty if this is none or null. */
  static String anyText(@Nullable Object tree) {
    return tree instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
  }

  /** Returns whether there is nothing here: no value, or null. */
  static boolean isUnset(@Nullable Object tree) {
    return tree == null || tree instanceof Scalar scalar && scalar.isNull();
  }

  /** Returns whether a template takes a value for false. */
  static boolean isEmpty(@Nullable Object tree) {
    if (tree instanceof Scalar scalar) {
      Object value = scalar.value();
      return scalar.isNull()
          || value.equals(false)
          || value.equals("")
          || value instanceof Number number && number.doubleValue() == 0;
    }
    return tree == null || tree instanceof Map<?, ?> map && map.isEmpty() || tree.equals(List.of());
  }

  /** Visits each scalar with its path. */
  static void scalars(@Nullable Object tree, YamlPath path, BiConsumer<YamlPath, Scalar> visitor) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> scalars(value, path.key((String) key), visitor));
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        scalars(list.get(i), path.index(i), visitor);
      }
    } else if (tree instanceof Scalar scalar) {
      visitor.accept(path, scalar);
    }
  }

  /** Visits each text with its path, and each key with that of its value. */
  static void texts(@Nullable Object tree, YamlPath path, BiConsumer<YamlPath, String> visitor) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            YamlPath place = path.key((String) key);
            visitor.accept(place, (String) key);
            texts(value, place, visitor);
          });
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        texts(list.get(i), path.index(i), visitor);
      }
    } else if (tree instanceof Scalar scalar) {
      visitor.accept(path, scalar.text());
    }
  }

  /** Returns the tree with texts, booleans and numbers made scalars. */
  static Object ofScalars(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> all = new LinkedHashMap<>();
      map.forEach((key, value) -> all.put((String) key, ofScalars(value)));
      return all;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(Trees::ofScalars).toList();
    }
    return tree instanceof Scalar ? tree : new Scalar(tree.toString(), tree);
  }
}
