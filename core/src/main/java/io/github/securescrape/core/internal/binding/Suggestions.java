// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.ListShape;
import io.github.securescrape.core.internal.binding.Shape.SectionShape;
import io.github.securescrape.core.internal.binding.Shape.Shapes;
import java.util.BitSet;
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
   * Returns where a key that is unknown in one section is known: in a section right beside it, as
   * of a discovery whose keys are not indented enough.
   *
   * @param written which keys of the section are there
   */
  static Optional<Home> beside(String key, RecordSchema schema, BitSet written, Shapes shapes) {
    return written.stream()
        .mapToObj(schema.fields()::get)
        .flatMap(
            field ->
                schemaOf(field, shapes)
                    .flatMap(inner -> in(key, inner, pathOf(field, shapes)))
                    .stream())
        .findFirst();
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
          Optional<RecordSchema> inner = schemaOf(field, shapes).filter(seen::add);
          String dot = each.getValue().isEmpty() ? "" : ".";
          String path = each.getValue() + dot + pathOf(field, shapes);
          Optional<Home> home = inner.flatMap(found -> in(key, found, path));
          if (home.isPresent()) {
            return home;
          }
          inner.ifPresent(found -> next.put(found, path));
        }
      }
      level = next;
    }
    return Optional.empty();
  }

  private static Optional<Home> in(String key, RecordSchema schema, String path) {
    int index = schema.indexOf(key);
    return index < 0
        ? Optional.empty()
        : Optional.of(new Home("`" + path + "`", schema.fields().get(index)));
  }

  /** Returns what the section or the sections of a field hold, empty if it has none. */
  private static Optional<RecordSchema> schemaOf(Field field, Shapes shapes) {
    Shape shape = shapes.of(field);
    Shape inner = shape instanceof ListShape list ? list.item() : shape;
    return inner instanceof SectionShape section ? Optional.of(section.schema()) : Optional.empty();
  }

  private static String pathOf(Field field, Shapes shapes) {
    return field.key() + (shapes.of(field) instanceof ListShape ? "[]" : "");
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
