// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.fuzz.Tree.Entry;
import io.github.securescrape.prometheus.fuzz.Tree.Items;
import io.github.securescrape.prometheus.fuzz.Tree.Marked;
import io.github.securescrape.prometheus.fuzz.Tree.Text;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes a tree in one of the many ways that YAML has for it. */
final class TreePrinter {

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final int step;
  private final boolean itemsIndented;

  private TreePrinter(Random random) {
    this.random = random;
    step = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 2;
    itemsIndented = random.nextBoolean();
  }

  static String print(Tree tree, Random random) {
    TreePrinter printer = new TreePrinter(random);
    printer.block(tree, 0);
    return printer.text.toString();
  }

  /** Writes what stands on lines of its own. */
  private void block(Tree tree, int indent) {
    if (tree instanceof Entries map && !map.all().isEmpty()) {
      boolean first = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
      for (Entry each : map.all()) {
        text.append(first ? " ".repeat(indent) : "").append(each.key()).append(':');
        value(each.value(), indent, false);
        first = true;
      }
    } else if (tree instanceof Items list && !list.all().isEmpty()) {
      for (Tree each : list.all()) {
        text.append(" ".repeat(indent)).append('-');
        value(each, indent, true);
      }
    } else {
      text.append(" ".repeat(indent)).append(flow(tree)).append('\n');
    }
  }

  /** Writes what follows a colon or a dash. */
  private void value(Tree tree, int indent, boolean inItem) {
    boolean empty =
        tree instanceof Entries map && map.all().isEmpty()
            || tree instanceof Items list && list.all().isEmpty();
    if (tree instanceof Marked marked && !(marked.tree() instanceof Text)) {
      text.append(' ').append(marked.mark());
      value(marked.tree(), indent, false);
    } else if (tree instanceof Text || tree instanceof Marked || empty || random.nextInt(12) == 0) {
      String flow = flow(tree);
      text.append(flow.isEmpty() ? "" : " ").append(flow).append('\n');
    } else if (inItem && tree instanceof Entries && random.nextInt(8) != 0) {
      text.append(' ');
      block(tree, indent + 2);
    } else {
      text.append('\n');
      boolean same = tree instanceof Items && !inItem && !itemsIndented;
      block(tree, same ? indent : indent + step);
    }
  }

  private static String flow(Tree tree) {
    if (tree instanceof Text scalar) {
      return scalar.text();
    }
    if (tree instanceof Marked marked) {
      return marked.mark() + " " + flow(marked.tree());
    }
    if (tree instanceof Items list) {
      return joined(list.all().stream().map(TreePrinter::flow).toList(), "[", "]");
    }
    return joined(
        ((Entries) tree)
            .all().stream().map(each -> each.key() + ": " + flow(each.value())).toList(),
        "{",
        "}");
  }

  private static String joined(List<String> parts, String open, String close) {
    return parts.stream().collect(Collectors.joining(", ", open, close));
  }
}
