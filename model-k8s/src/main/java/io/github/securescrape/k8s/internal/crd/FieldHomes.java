// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the objects that a misplaced field may belong to. */
final class FieldHomes {

  /**
   * One of them.
   *
   * @param path such as {@code spec.tlsConfig}; empty for the top
   * @param name the field's name there, which may differ by case and underscores
   */
  record Home(String path, String name) {}

  /** So many objects may have the field: it could be any of more. */
  private static final int MOST = 2;

  private final CrdSchema schema;

  FieldHomes(CrdSchema schema) {
    this.schema = schema;
  }

  /**
   * Returns the paths of objects with a field: the nearest below the one that does not have it,
   * else the nearest around it; empty if there are many.
   */
  List<Home> of(String key, String path) {
    Map<String, CrdField> level = Map.of(path, field(path));
    while (!level.isEmpty()) {
      List<Home> homes = new ArrayList<>();
      Map<String, CrdField> next = new LinkedHashMap<>();
      for (Map.Entry<String, CrdField> each : level.entrySet()) {
        home(key, each.getKey(), each.getValue()).ifPresent(homes::add);
        unfold(each.getKey(), each.getValue(), next);
      }
      if (!homes.isEmpty()) {
        return homes.size() > MOST ? List.of() : homes;
      }
      level = next;
    }
    return around(key, path);
  }

  private static Optional<Home> home(String key, String path, CrdField object) {
    return NearName.same(key, object.fields().keySet()).map(name -> new Home(path, name));
  }

  private CrdField field(String path) {
    CrdField field = schema.field(path);
    if (field == null) {
      throw new IllegalArgumentException(path);
    }
    return field;
  }

  /** A field is not looked for in a service discovery that is not there. */
  private static void unfold(String path, CrdField object, Map<String, CrdField> level) {
    object
        .fields()
        .forEach(
            (name, field) -> {
              String place = path.isEmpty() ? name : path + "." + name;
              CrdField element = field.element();
              if (field.type() == CrdType.OBJECT) {
                level.put(place, field);
              } else if (element != null
                  && element.type() == CrdType.OBJECT
                  && !name.endsWith("SDConfigs")) {
                level.put(place + (field.type() == CrdType.LIST ? "[]" : "{}"), element);
              }
            });
  }

  private List<Home> around(String key, String path) {
    String outer = path;
    while (!outer.isEmpty()) {
      outer = outer.replaceFirst("(^|\\.)[^.]*$", "");
      Optional<Home> home = home(key, outer, field(outer));
      if (home.isPresent()) {
        return List.of(home.get());
      }
    }
    return List.of();
  }
}
