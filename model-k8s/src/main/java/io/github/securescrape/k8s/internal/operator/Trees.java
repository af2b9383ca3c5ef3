// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.value.Scalar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of maps, lists, texts, numbers and booleans; what is not as expected counts as empty. */
public final class Trees {

  private Trees() {}

  /** Returns a tree with the values of its scalars, and without what is null. */
  public static @Nullable Object plain(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach(
          (key, value) -> {
            Object each = plain(value);
            if (each != null) {
              plain.put((String) key, each);
            }
          });
      return plain;
    }
    if (tree instanceof List<?> list) {
      List<Object> plain = new ArrayList<>();
      for (Object item : list) {
        Object each = plain(item);
        if (each != null) {
          plain.add(each);
        }
      }
      return plain;
    }
    if (tree instanceof Scalar scalar) {
      Object value = scalar.value();
      return scalar.isNull() ? null : value instanceof LocalDate ? scalar.text() : value;
    }
    return tree instanceof Integer number ? (Object) number.longValue() : tree;
  }

  /** Returns a tree in which scalars that are texts are no more than that. */
  static Object texts(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> texts = new LinkedHashMap<>();
      map.forEach((key, value) -> texts.put((String) key, texts(value)));
      return texts;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(Trees::texts).toList();
    }
    return tree instanceof Scalar scalar && scalar.value() instanceof String text ? text : tree;
  }

  /** Returns a mapping, empty if the value is none. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** Returns a list, empty if the value is none. */
  @SuppressWarnings("unchecked")
  public static List<Object> list(@Nullable Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }

  /** Returns the mapping under a key, empty if there is none. */
  public static Map<String, Object> map(Map<String, Object> tree, String key) {
    return map(tree.get(key));
  }

  /** Returns the text under a key, empty if there is none. */
  public static String text(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof String text ? text : "";
  }

  /** Returns whether the value under a key is true. */
  public static boolean isTrue(Map<String, Object> tree, String key) {
    return Boolean.TRUE.equals(tree.get(key));
  }

  /** Returns the whole number under a key, 0 if there is none. */
  public static long number(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof Number number ? number.longValue() : 0;
  }
}
