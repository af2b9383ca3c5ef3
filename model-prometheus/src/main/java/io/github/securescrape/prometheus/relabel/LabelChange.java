// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a rule does to one label.
 *
 * @param name name of the label
 * @param before its value before; empty if there was none
 * @param after its value after; empty if it was removed
 * @since 0.1
 */
public record LabelChange(String name, String before, String after) {

  /** Returns the changes from one set of labels to another, by name. */
  static List<LabelChange> between(LabelSet before, LabelSet after) {
    TreeSet<String> names = new TreeSet<>(LabelSet.ORDER);
    names.addAll(before.toMap().keySet());
    names.addAll(after.toMap().keySet());
    List<LabelChange> changes = new ArrayList<>();
    for (String name : names) {
      if (!before.get(name).equals(after.get(name))) {
        changes.add(new LabelChange(name, before.get(name), after.get(name)));
      }
    }
    return List.copyOf(changes);
  }

  /** Returns such as {@code instance: "a" -> "b"}. */
  @Override
  public String toString() {
    return name + ": " + values();
  }

  String values() {
    return quoted(before) + " -> " + quoted(after);
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "none" : '"' + value.replace("\n", "\\n") + '"';
  }
}
