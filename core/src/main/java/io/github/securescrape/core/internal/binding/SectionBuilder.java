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
import java.util.ArrayList;
import java.util.List;
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
    Problems here = problems.at(path);
    section.meant.forEach(here::distrust);
    Function<Class<?>, Consumer<Problem>> rules = rulesIn(here);
    Consumer<Problem> own = rules.apply(section.schema.type());
    List<@Nullable Object> values = new ArrayList<>(section.values.length);
    for (int i = 0; i < section.values.length; i++) {
      Field field = section.schema.fields().get(i);
      Object value = section.values[i];
      if (value == RecordReader.FAILED) {
        here.distrust(field.key());
        value = null;
      } else if (value == null && field.required() && field.unset() == null) {
        reportMissing(field, own, here);
      }
      values.add(value == null ? field.whenMissing() : value);
    }
    Extra extra = section.extra.isEmpty() ? null : Extra.of(section.extra);
    return section.schema.create(values, extra, version, rules);
  }

  private static void reportMissing(Field field, Consumer<Problem> rules, Problems here) {
    String key = field.key();
    rules.accept(InvalidConfigException.MISSING.onKeys(key).at(Location.ofPath(""), key));
    here.distrust(key);
  }

  /** Returns what takes the broken rules of a section, and of the records inlined in it. */
  private Function<Class<?>, Consumer<Problem>> rulesIn(Problems here) {
    return type ->
        unchecked == null || unchecked.isChecked(type, version)
            ? here::add
            : problem -> {
              if (problem.code().aboutText()) {
                here.add(problem);
              }
            };
  }

  /** Returns the section with each key set to the zero value of its type. */
  Object zero(RecordSchema schema, YamlPath path) {
    Problems here = problems.at(path);
    Function<Class<?>, Consumer<Problem>> rules = rulesIn(here);
    List<@Nullable Object> values = new ArrayList<>();
    for (Field field : schema.fields()) {
      Shape shape = shapes.of(field);
      Object value = null;
      if (shape instanceof SectionShape section && field.nullIsZero()) {
        value = zero(section.schema(), path);
      } else if (shape instanceof ScalarShape scalar && field.hasDefault()) {
        value = scalar.type().zero();
      }
      values.add(value == null ? field.whenMissing() : value);
      if (value == null && field.required() && field.unset() == null) {
        reportMissing(field, rules.apply(schema.type()), here);
      }
    }
    return schema.create(values, null, version, rules);
  }
}
