// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.ListShape;
import io.github.securescrape.core.internal.binding.Shape.ScalarShape;
import io.github.securescrape.core.internal.binding.Shape.SectionShape;
import io.github.securescrape.core.internal.binding.Shape.Shapes;
import io.github.securescrape.core.internal.yaml.YamlNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import io.github.securescrape.core.schema.Dialect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What excerpts of a file may show: keys, and values that hold no secret. */
public final class Showing {

  private Showing() {}

  /** Returns the keys below a type that never hold a secret: a text or list of texts each. */
  public static Set<String> openKeys(Class<?> type, Dialect dialect) {
    Shapes shapes = new Shapes(dialect, null);
    Set<String> open = new HashSet<>();
    Set<String> closed = new HashSet<>();
    Set<RecordSchema> seen = new HashSet<>();
    Deque<RecordSchema> todo = new ArrayDeque<>(List.of(RecordSchema.of(type)));
    while (!todo.isEmpty()) {
      RecordSchema schema = todo.pop();
      if (!seen.add(schema)) {
        continue;
      }
      for (Field field : schema.fields()) {
        Shape shape = shapes.of(field);
        Shape item = shape instanceof ListShape list ? list.item() : shape;
        if (item instanceof SectionShape section) {
          todo.push(section.schema());
        }
        (item instanceof ScalarShape && !item.isSecret() ? open : closed).add(field.key());
      }
    }
    open.removeAll(closed);
    return open;
  }

  /** Allows excerpts to show a value that is not read, as far as one of that shape may be shown. */
  static void showIfOpen(YamlNode node, Shape shape) {
    show(node, !shape.isSecret() && !(shape instanceof SectionShape));
  }

  /** Allows excerpts to show the keys, and if wanted the values, of a value that is not read. */
  static void show(YamlNode top, boolean values) {
    Deque<YamlNode> todo = new ArrayDeque<>(List.of(top));
    while (!todo.isEmpty()) {
      YamlNode node = todo.pop();
      if (node instanceof ScalarNode scalar && values) {
        scalar.show();
      } else if (node instanceof SequenceNode list) {
        todo.addAll(list.items());
      } else if (node instanceof MappingNode mapping) {
        for (Entry entry : mapping.entries()) {
          if (entry.key() instanceof ScalarNode key) {
            key.show();
          }
          todo.add(entry.value());
        }
      }
    }
  }
}
