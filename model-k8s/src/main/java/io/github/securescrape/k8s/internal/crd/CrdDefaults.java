// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills in what the API server fills in, and drops the nulls that it drops. */
final class CrdDefaults {

  private CrdDefaults() {}

  /** Returns an object with its defaults. */
  static Map<String, Object> fill(CrdField object, Map<?, ?> map) {
    Map<String, Object> filled = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          CrdField field =
              object.type() == CrdType.MAP ? object.element() : object.fields().get((String) key);
          if (field == null || field.type() == CrdType.OPEN) {
            filled.put((String) key, value);
          } else if (!Found.of(value).isNull()) {
            filled.put((String) key, value(field, value));
          }
        });
    object
        .fields()
        .forEach(
            (key, field) ->
                field.defaultValue().ifPresent(value -> filled.putIfAbsent(key, value)));
    return filled;
  }

  private static @Nullable Object value(CrdField field, @Nullable Object value) {
    CrdField element = field.element();
    if (value instanceof Map<?, ?> map) {
      return fill(field, map);
    }
    return value instanceof List<?> list && element != null
        ? list.stream().map(item -> value(element, item)).collect(Collectors.toList())
        : value;
  }
}
