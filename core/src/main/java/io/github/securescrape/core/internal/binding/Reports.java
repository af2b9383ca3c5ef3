// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.ListShape;
import io.github.securescrape.core.internal.binding.Shape.MapShape;
import io.github.securescrape.core.internal.binding.Shape.SectionShape;
import io.github.securescrape.core.internal.binding.Shape.Shapes;
import io.github.securescrape.core.internal.yaml.YamlNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports problems at the nodes of a document, and names keys in messages. */
final class Reports {

  private final Problems problems;
  private final Shape top;
  private final Shapes shapes;

  Reports(Problems problems, Shape top, Shapes shapes) {
    this.problems = problems;
    this.top = top;
    this.shapes = shapes;
  }

  /** Adds a problem with a node. */
  void add(YamlNode node, YamlPath path, ProblemCode code, @Nullable Object... arguments) {
    problems.at(path).add(code.at(placeOf(node), arguments));
  }

  /** Adds a problem with a key of a section or its value, mended by a change of the section. */
  void addFixable(
      YamlNode node, YamlPath path, Fix fix, ProblemCode code, @Nullable Object... arguments) {
    YamlPath section = Objects.requireNonNull(path.parent());
    problems.at(section).fixedBy(fix).at(path).add(code.at(placeOf(node), arguments));
  }

  /** Adds a problem with a node; returns what stands for its value. */
  Object fail(YamlNode node, YamlPath path, ProblemCode code, @Nullable Object... arguments) {
    add(node, path, code, arguments);
    return Section.FAILED;
  }

  /**
   * Reports a key that is set already; where it comes from a merge, its first place is not told.
   */
  void duplicate(MappingNode mapping, YamlNode node, YamlPath path) {
    Problem problem = YamlCodes.DUPLICATE_KEY.at(placeOf(node), path.name());
    for (Entry entry : mapping.entries()) {
      if (entry.key() instanceof ScalarNode key && key.text().equals(path.name())) {
        problem = key == node ? problem : problem.relatedTo(placeOf(key));
        break;
      }
    }
    problems.at(path).add(problem);
  }

  /** Returns the key for a message; an entry of a mapping with free keys by both. */
  String nameOf(YamlPath path) {
    String text = path.toString();
    if (text.isEmpty()) {
      return "the file";
    }
    int from = text.lastIndexOf('.') + 1;
    YamlPath parent = path.parent();
    if (parent != null && !path.isIndex() && shapeAt(parent) instanceof MapShape) {
      from = parent.toString().length() - parent.name().length();
    }
    return "`" + text.substring(from) + "`";
  }

  /** Returns the schema of the file, or of the items of its list. */
  RecordSchema topSchema() {
    Shape section = top instanceof ListShape list ? list.item() : top;
    return ((SectionShape) section).schema();
  }

  private Shape shapeAt(YamlPath path) {
    Shape shape = top;
    for (Object segment : path.segments()) {
      if (shape instanceof ListShape list) {
        shape = list.item();
      } else if (shape instanceof MapShape map) {
        shape = map.value();
      } else if (shape instanceof SectionShape section) {
        // A value on trial has the path of its field alone, which leads nowhere from the top.
        int index = segment instanceof String key ? section.schema().indexOf(key) : -1;
        shape = index < 0 ? shape : shapes.of(section.schema().fields().get(index));
      }
    }
    return shape;
  }

  static Location placeOf(YamlNode node) {
    return new Location(null, node.span().line() + 1, node.span().column() + 1, "");
  }
}
