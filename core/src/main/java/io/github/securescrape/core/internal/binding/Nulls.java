// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.ListShape;
import io.github.securescrape.core.internal.binding.Shape.ScalarShape;
import io.github.securescrape.core.internal.binding.Shape.SectionShape;
import io.github.securescrape.core.internal.yaml.GoScalars;
import io.github.securescrape.core.internal.yaml.YamlNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect.Decoder;
import io.github.securescrape.core.value.Scalar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an explicit null gives: to a component, to an item of a list, to an entry of a mapping. */
final class Nulls {

  private final Decoder decoder;
  private final SectionBuilder builder;
  private final Reports reports;

  /** What to say of a null section in the list that the file is. */
  private final ProblemCode topItem;

  Nulls(Decoder decoder, SectionBuilder builder, Reports reports, ProblemCode topItem) {
    this.decoder = decoder;
    this.builder = builder;
    this.reports = reports;
    this.topItem = topItem;
  }

  static boolean isNull(YamlNode node) {
    return node instanceof ScalarNode scalar && GoScalars.isNull(scalar);
  }

  /** Only go-yaml 2 shows some nulls to the type that is to be filled. */
  boolean isPlain(YamlNode node) {
    return node instanceof ScalarNode scalar
        && (decoder == Decoder.YAML_2 ? GoScalars.isPlainNull(scalar) : GoScalars.isNull(scalar));
  }

  /** Returns whether a null is read by the type itself, which finds an empty text. */
  boolean isRead(Shape shape, YamlNode node) {
    if (!(shape instanceof ScalarShape scalar) || isPlain(node)) {
      return false;
    }
    return scalar.keywords() == null
        ? scalar.type().isReadFromText()
        : scalar.type().zero() != null;
  }

  /**
   * Returns what a null gives a component: nothing where that is the same as leaving the key out.
   *
   * @param zero what it gives the type
   */
  @Nullable Object component(
      Field field, Shape shape, @Nullable Object zero, YamlNode node, YamlPath path) {
    if (shape instanceof SectionShape section) {
      boolean filled = field.nullIsZero() || !isPlain(node.resolve());
      return filled ? builder.zero(section.schema(), path) : null;
    }
    if (!(shape instanceof ScalarShape scalar) || !field.hasDefault()) {
      return null;
    }
    return zero == null && scalar.keywords() != null && !scalar.isEmptyUnset()
        ? reports.fail(node, path, YamlCodes.NULL_VALUE, reports.nameOf(path), shape.expected())
        : zero;
  }

  /** Returns what a null gives an item of a list. */
  Object item(Shape shape, YamlNode item, YamlPath place, YamlPath list) {
    if (!(shape instanceof SectionShape section)) {
      return entry(shape, item, place);
    }
    Showing.show(item, true);
    boolean filled = !isPlain(item.resolve()) && !section.schema().isFamilyMember();
    return filled || section.schema().nullIsZero()
        ? builder.zero(section.schema(), place)
        : list.parent() == null
            ? reports.fail(item, place, topItem, place.segments().get(0))
            : reports.fail(item, place, YamlCodes.NULL_ITEM, reports.nameOf(list));
  }

  /** Returns what a null gives an entry of a mapping, which holds no nulls. */
  Object entry(Shape shape, YamlNode node, YamlPath path) {
    Object empty = null;
    if (shape instanceof ScalarShape scalar) {
      Object zero = scalar.type().zero();
      empty = zero == null ? scalar.type().read(new Scalar("", "")) : zero;
    } else if (shape instanceof SectionShape section) {
      empty = section.schema().empty();
    } else {
      empty = shape instanceof ListShape ? List.of() : Map.of();
    }
    return empty == null
        ? reports.fail(node, path, YamlCodes.NULL_VALUE, reports.nameOf(path), shape.expected())
        : empty;
  }
}
