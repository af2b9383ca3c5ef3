// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.ScalarShape;
import io.github.securescrape.core.internal.binding.Shape.SectionShape;
import io.github.securescrape.core.internal.binding.Shape.Shapes;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Version;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds records from what the keys of their sections have given, and reports broken rules. */
final class SectionBuilder {

  private final Shapes shapes;
  private final @Nullable Version version;
  private final Problems problems;

  /** The key whose value is being read, if not all rules are checked there. */
  private @Nullable Field unchecked;

  SectionBuilder(Shapes shapes, @Nullable Version version, Problems problems) {
    this.shapes = shapes;
    this.version = version;
    this.problems = problems;
  }

  /** Goes into the value of a key; returns the one to {@link #leave(Field) go back} to. */
  @Nullable Field enter(Field field) {
    Field outer = unchecked;
    unchecked = field.unchecked() == null ? outer : field;
    return outer;
  }

  void leave(@Nullable Field outer) {
    unchecked = outer;
  }

  /** Builds the record, whatever is wrong with it. */
  Object create(Section section, YamlPath path) {
    RecordSchema schema = section.schema;
    Problems here = problems.at(path);
    Function<Class<?>, Consumer<Problem>> rules = rulesIn(here);
    section.meant().forEach(here::distrust);
    for (int i : schema.required()) {
      if (section.values[i] == null) {
        reportMissing(schema.fields().get(i).key(), rules.apply(schema.type()), here);
      }
    }
    Extra extra = section.extra().isEmpty() ? null : Extra.of(section.extra());
    return schema.create(withoutFailed(section, here), extra, version, rules);
  }

  private static void reportMissing(String key, Consumer<Problem> rules, Problems here) {
    rules.accept(InvalidConfigException.MISSING.onKeys(key).at(Location.ofPath(""), key));
    here.distrust(key);
  }

  private static @Nullable Object[] withoutFailed(Section section, Problems here) {
    @Nullable Object[] values = section.values;
    for (int i = 0; i < values.length; i++) {
      if (values[i] == Section.FAILED) {
        here.distrust(section.schema.fields().get(i).key());
        values = values == section.values ? values.clone() : values;
        values[i] = null;
      }
    }
    return values;
  }

  /** Returns what takes the broken rules of a section, and of the records inlined in it. */
  private Function<Class<?>, Consumer<Problem>> rulesIn(Problems here) {
    Field field = unchecked;
    return type ->
        field == null || field.isChecked(type, version)
            ? here::add
            : RecordSchema.onlyTexts(here::add);
  }

  /** Returns the section with each key set to the zero value of its type. */
  Object zero(RecordSchema schema, YamlPath path) {
    Section section = new Section(schema);
    for (int i = 0; i < section.values.length; i++) {
      Field field = schema.fields().get(i);
      Shape shape = shapes.of(field);
      if (!field.isKnownTo(version)) {
        continue;
      }
      if (shape instanceof SectionShape inner && field.nullIsZero()) {
        section.values[i] = zero(inner.schema(), path);
      } else if (shape instanceof ScalarShape scalar && field.hasDefault()) {
        section.values[i] = scalar.type().zero();
      }
    }
    return create(section, path);
  }
}
