// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which characters are the same but for their case. */
final class Folding {

  /** All that have others of the same kind, in order; each with the whole kind, itself too. */
  private static final int[] FOLDING;

  private static final Map<Integer, int[]> KINDS = new HashMap<>();

  static {
    Map<Integer, TreeSet<Integer>> byKey = new TreeMap<>();
    for (int rune = 'A'; rune <= 0x1FFFF; rune++) {
      int key = Character.toLowerCase(Character.toUpperCase(rune));
      // Both are an i only where a language says so.
      boolean turkish = rune == 0x130 || rune == 0x131;
      if (key != rune && !turkish) {
        byKey.computeIfAbsent(key, same -> new TreeSet<>(Set.of(same))).add(rune);
      }
    }
    byKey.forEach(
        (key, kind) -> {
          int[] runes = kind.stream().mapToInt(Integer::intValue).toArray();
          kind.forEach(rune -> KINDS.put(rune, runes));
        });
    FOLDING = KINDS.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private Folding() {}

  /** Returns the character and those that differ in case only, in order. */
  static int[] kind(int rune) {
    int[] kind = KINDS.get(rune);
    return kind == null ? new int[] {rune} : kind;
  }

  /** Returns the first of the characters that differ in case only. */
  static int smallest(int rune) {
    return kind(rune)[0];
  }

  /** Returns whether these two, and no other, differ in case only. */
  static boolean isPair(int one, int other) {
    int[] kind = kind(one);
    return one != other && kind.length == 2 && kind(other)[0] == kind[0];
  }

  /** Returns the set with all that differ in case only. */
  static int[] fold(int[] set) {
    Runes.Builder folded = new Runes.Builder().addAll(set);
    for (int i = 0; i < set.length; i += 2) {
      int at = Arrays.binarySearch(FOLDING, set[i]);
      for (int j = at < 0 ? -at - 1 : at; j < FOLDING.length && FOLDING[j] <= set[i + 1]; j++) {
        for (int same : kind(FOLDING[j])) {
          folded.add(same, same);
        }
      }
    }
    return folded.build();
  }
}
