// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.ListShape;
import io.github.securescrape.core.internal.binding.Shape.SectionShape;
import io.github.securescrape.core.internal.binding.Shape.Shapes;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the writer of an unknown key may have meant. */
final class Suggestions {

  private Suggestions() {}

  /** Where a key belongs: a path such as {@code scrape_configs[].basic_auth}, and what it is. */
  record Home(String path, Field field) {}

  /** Returns the known word that looks most like the unknown one, if one is near enough. */
  static Optional<String> near(String unknown, Collection<String> known) {
    int limit = Math.max(1, Math.min(3, unknown.length() / 3));
    return known.stream()
        .filter(word -> distance(unknown, word) <= limit)
        .min(Comparator.comparingInt((String word) -> distance(unknown, word)))
        .or(() -> known.stream().filter(word -> isShortFor(unknown, word)).findFirst());
  }

  /** Returns whether a known word is so near, and nearer than all others, that it must be meant. */
  static boolean isSure(String unknown, String meant, Collection<String> known) {
    int distance = distance(unknown, meant);
    return distance <= (unknown.length() < 8 ? 1 : 2)
        && known.stream().filter(word -> distance(unknown, word) <= distance).count() == 1;
  }

  /** Returns whether a key of several words is another with words left out. */
  private static boolean isShortFor(String unknown, String known) {
    List<String> words = List.of(unknown.split("_"));
    return words.size() > 1 && List.of(known.split("_")).containsAll(words);
  }

  /**
   * Returns where a key that is unknown in one section is known: below that section, else at the
   * top, else below the top.
   */
  static Optional<Home> home(String key, RecordSchema section, RecordSchema top, Shapes shapes) {
    Optional<Home> below = below(key, section, shapes);
    if (below.isPresent()) {
      return below;
    }
    int index = top.indexOf(key);
    return index >= 0
        ? Optional.of(new Home("the top of the file", top.fields().get(index)))
        : below(key, top, shapes);
  }

  /** Searches level by level, so that the nearest section is found. */
  private static Optional<Home> below(String key, RecordSchema schema, Shapes shapes) {
    Map<RecordSchema, String> level = Map.of(schema, "");
    Set<RecordSchema> seen = new HashSet<>();
    while (!level.isEmpty()) {
      Map<RecordSchema, String> next = new LinkedHashMap<>();
      for (Map.Entry<RecordSchema, String> each : level.entrySet()) {
        for (Field field : each.getKey().fields()) {
          Shape shape = shapes.of(field);
          Shape inner = shape instanceof ListShape list ? list.item() : shape;
          if (inner instanceof SectionShape section && seen.add(section.schema())) {
            String dot = each.getValue().isEmpty() ? "" : ".";
            String path = each.getValue() + dot + field.key() + (inner == shape ? "" : "[]");
            int index = section.schema().indexOf(key);
            if (index >= 0) {
              return Optional.of(new Home("`" + path + "`", section.schema().fields().get(index)));
            }
            next.put(section.schema(), path);
          }
        }
      }
      level = next;
    }
    return Optional.empty();
  }

  /** Levenshtein's distance, a swap of neighbours counted as one. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
