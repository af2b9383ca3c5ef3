// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.value.Version;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds the fields of one version from the table, shapes put in where they are named. */
final class CrdFields {

  private final CrdTable table;
  private final Version version;
  private final Map<String, CrdField> shapes = new HashMap<>();

  private CrdFields(CrdTable table, Version version) {
    this.table = table;
    this.version = version;
  }

  /** Returns the custom resource as a whole. */
  static CrdField root(CrdTable table, Version version) {
    CrdFields fields = new CrdFields(table, version);
    return new CrdField(CrdType.OBJECT, "", Map.of(), null, fields.fieldsOf(""), null);
  }

  private Map<String, CrdField> fieldsOf(String path) {
    Map<String, CrdField> fields = new LinkedHashMap<>();
    for (CrdLine line : table.fields(path, version)) {
      fields.put(line.name(), field(line));
    }
    return Collections.unmodifiableMap(fields);
  }

  private CrdField field(CrdLine line) {
    return field(line.type(), line.path(), line.constraints());
  }

  private CrdField field(String type, String path, Map<String, String> constraints) {
    int open = type.indexOf('<');
    String outer = open < 0 ? type : type.substring(0, open);
    Optional<CrdType> known = CrdType.of(outer);
    if (known.isEmpty()) {
      return merged(type, shape(type), constraints);
    }
    CrdField element = null;
    if (known.get() == CrdType.LIST || known.get() == CrdType.MAP) {
      String inner = path + (known.get() == CrdType.LIST ? "[]" : "{}");
      element =
          open < 0
              ? field(line(inner))
              : field(type.substring(open + 1, type.length() - 1), inner, Map.of());
    }
    Map<String, CrdField> fields = known.get() == CrdType.OBJECT ? fieldsOf(path) : Map.of();
    return new CrdField(known.get(), "", constraints, pattern(constraints), fields, element);
  }

  /** Returns a place that has a shape, and constraints of its own. */
  private static CrdField merged(String name, CrdField shape, Map<String, String> constraints) {
    Map<String, String> all = new LinkedHashMap<>(shape.constraints());
    all.putAll(constraints);
    return new CrdField(shape.type(), name, all, shape.pattern(), shape.fields(), shape.element());
  }

  private CrdField shape(String name) {
    CrdField known = shapes.get(name);
    if (known == null) {
      known = field(line(name));
      shapes.put(name, known);
    }
    return known;
  }

  private CrdLine line(String path) {
    return table
        .find(path, version)
        .orElseThrow(() -> new IllegalStateException(path + " in " + version));
  }

  /** Go's {@code $} is the very end of a text, and its {@code .} all but a line feed. */
  private static @Nullable Pattern pattern(Map<String, String> constraints) {
    String pattern = constraints.get("pattern");
    return pattern == null
        ? null
        : Pattern.compile(pattern.replace("$", "\\z"), Pattern.UNIX_LINES);
  }
}
