// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.AnyShape;
import io.github.securescrape.core.internal.binding.Shape.ListShape;
import io.github.securescrape.core.internal.binding.Shape.MapShape;
import io.github.securescrape.core.internal.binding.Shape.ScalarShape;
import io.github.securescrape.core.internal.binding.Shape.SectionShape;
import io.github.securescrape.core.internal.binding.Shape.Shapes;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a record into the tree of maps, lists and scalars that a section is in YAML. */
public final class RecordWriter {

  private final Shapes shapes;

  private RecordWriter(Dialect dialect) {
    this.shapes = new Shapes(dialect, null);
  }

  /**
   * Returns the section as a tree, keys in the order of the record's header, unset ones left out.
   */
  public static Map<String, Object> toTree(Record record, Dialect dialect) {
    return new RecordWriter(dialect).section(RecordSchema.of(record.getClass()), record);
  }

  private Map<String, Object> section(RecordSchema schema, Object record) {
    List<@Nullable Object> values = schema.values(record);
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Field field = schema.fields().get(i);
      Object value = values.get(i);
      if (value != null && !value.equals(field.unset())) {
        boolean nulls = field.nullItemsPass() && value instanceof List<?>;
        tree.put(field.key(), nulls ? withNulls((List<?>) value) : value(shapes.of(field), value));
      }
    }
    Extra extra = schema.extra(record);
    if (extra != null) {
      tree.putAll(extra.toTree());
    }
    return tree;
  }

  /** Returns texts of which an empty one can only be a null, which alone is not checked. */
  private static List<Scalar> withNulls(List<?> texts) {
    return texts.stream()
        .map(text -> new Scalar((String) text, text.equals("") ? Scalar.NULL : text))
        .toList();
  }

  private Object value(Shape shape, Object value) {
    if (shape instanceof AnyShape) {
      return value;
    }
    if (shape instanceof ScalarShape scalar) {
      return scalar.type().write(value);
    }
    if (shape instanceof SectionShape section) {
      return section(section.schema(), value);
    }
    if (shape instanceof ListShape list) {
      return ((List<?>) value).stream().map(item -> value(list.item(), item)).toList();
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    ((Map<?, ?>) value)
        .forEach((key, item) -> tree.put((String) key, value(((MapShape) shape).value(), item)));
    return tree;
  }
}
