// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Field.DefaultValue;
import io.github.securescrape.core.internal.binding.Shape.ListShape;
import io.github.securescrape.core.internal.binding.Shape.MapShape;
import io.github.securescrape.core.internal.binding.Shape.ScalarShape;
import io.github.securescrape.core.internal.binding.Shape.SectionShape;
import io.github.securescrape.core.internal.binding.Shape.Shapes;
import io.github.securescrape.core.internal.yaml.GoScalars;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a record anew with other values, in all the sections that it holds. */
public final class RecordChanger {

  /** Takes a key of a section, and what it has. */
  @FunctionalInterface
  public interface KeyChange {
    /**
     * Returns the value that the key is to have.
     *
     * @param section the record of the section that the key stands in
     * @param holder the record whose header has the key: the section, or one inlined in it
     * @param checked whether the program checks the rules of the holder there
     */
    @Nullable Object of(
        YamlPath path,
        Object section,
        Object holder,
        String key,
        boolean checked,
        @Nullable Object value);
  }

  private final Shapes shapes;
  private final @Nullable Version version;
  private final @Nullable KeyChange change;

  private RecordChanger(Dialect dialect, @Nullable Version version, @Nullable KeyChange change) {
    this.shapes = new Shapes(dialect, version);
    this.version = version;
    this.change = change;
  }

  /** Returns the record with the default of each key that is left out. */
  public static Object withDefaults(Record record, Dialect dialect, @Nullable Version version) {
    return new RecordChanger(dialect, version, null).changed(record);
  }

  /** Returns the record with what the change makes of each key, those of inner sections first. */
  public static Object changed(
      Record record, Dialect dialect, @Nullable Version version, KeyChange change) {
    return new RecordChanger(dialect, version, change).changed(record);
  }

  private Object changed(Record record) {
    return section(RecordSchema.of(record.getClass()), record, YamlPath.root(), null);
  }

  /**
   * Changes a section.
   *
   * @param outer the key whose value the section is part of, if not all rules are checked there
   */
  private Object section(RecordSchema schema, Object record, YamlPath path, @Nullable Field outer) {
    @Nullable Object[] values = schema.values(record).toArray();
    List<Object> holders = change == null ? List.of() : schema.holders(record);
    boolean same = true;
    for (int i = 0; i < values.length; i++) {
      Field field = schema.fields().get(i);
      Object old = values[i];
      YamlPath place = path.key(field.key());
      Object value =
          old == null
              ? null
              : inner(shapes.of(field), old, place, field.unchecked() == null ? outer : field);
      if (change == null) {
        value = value == null ? defaultOf(field) : value;
      } else {
        Object holder = holders.get(i);
        boolean checked =
            field.isChecked(holder.getClass(), version)
                && (outer == null || outer.isChecked(holder.getClass(), version));
        value = change.of(place, record, holder, field.key(), checked, value);
      }
      values[i] = value;
      same &= value == old;
    }
    Extra extra = schema.extra(record);
    return same ? record : schema.create(values, extra, version, broken -> problem -> {});
  }

  private Object inner(Shape shape, Object value, YamlPath path, @Nullable Field outer) {
    if (shape instanceof SectionShape section) {
      return section(section.schema(), value, path, outer);
    }
    if (shape instanceof ListShape list && list.item() instanceof SectionShape) {
      List<?> old = (List<?>) value;
      List<Object> items = new ArrayList<>(old.size());
      boolean same = true;
      for (int i = 0; i < old.size(); i++) {
        items.add(inner(list.item(), old.get(i), path.index(i), outer));
        same &= items.get(i) == old.get(i);
      }
      return same ? old : Collections.unmodifiableList(items);
    }
    if (shape instanceof MapShape map && map.value() instanceof SectionShape) {
      Map<String, Object> entries = new LinkedHashMap<>();
      ((Map<?, ?>) value)
          .forEach(
              (key, item) ->
                  entries.put(
                      (String) key, inner(map.value(), item, path.key((String) key), outer)));
      return Collections.unmodifiableMap(entries);
    }
    return value;
  }

  private @Nullable Object defaultOf(Field field) {
    if (!field.isKnownTo(version) || !(shapes.of(field) instanceof ScalarShape scalar)) {
      return null;
    }
    for (DefaultValue each : field.defaults()) {
      if (Field.isWithin(version, each.since(), null)) {
        return scalar.type().read(GoScalars.plain(each.text()));
      }
    }
    return null;
  }

  /** Returns what stands at a path in a record, {@code null} if nothing does. */
  public static @Nullable Object find(Record record, YamlPath path) {
    Object at = record;
    for (Object segment : path.segments()) {
      at = step(at, segment);
    }
    return at;
  }

  private static @Nullable Object step(@Nullable Object at, Object segment) {
    if (segment instanceof Integer index) {
      return at instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
    if (at instanceof Map<?, ?> map) {
      return map.get(segment);
    }
    if (!(at instanceof Record)) {
      return null;
    }
    RecordSchema schema = RecordSchema.of(at.getClass());
    int index = schema.indexOf((String) segment);
    Extra extra = schema.extra(at);
    return index >= 0
        ? schema.values(at).get(index)
        : extra == null ? null : extra.toTree().get(segment);
  }
}
