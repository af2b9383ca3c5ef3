// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sets of code points: bounds of ranges, two each, in order, without overlap. */
final class Runes {

  static final int[] ALL = {0, Character.MAX_CODE_POINT};
  static final int[] ALL_BUT_NEWLINE = {0, '\n' - 1, '\n' + 1, Character.MAX_CODE_POINT};

  private Runes() {}

  /** Gathers ranges in any order. */
  static final class Builder {
    private final List<int[]> sets = new ArrayList<>();

    Builder add(int low, int high) {
      sets.add(new int[] {low, high});
      return this;
    }

    Builder addAll(int[] set) {
      sets.add(set);
      return this;
    }

    int[] build() {
      int count = 0;
      for (int[] set : sets) {
        count += set.length / 2;
      }
      long[] ranges = new long[count];
      int next = 0;
      for (int[] set : sets) {
        for (int i = 0; i < set.length; i += 2) {
          ranges[next++] = (long) set[i] << Integer.SIZE | set[i + 1];
        }
      }
      Arrays.sort(ranges);
      return merge(ranges);
    }
  }

  private static int[] merge(long[] ranges) {
    int[] merged = new int[2 * ranges.length];
    int end = 0;
    for (long range : ranges) {
      int low = (int) (range >> Integer.SIZE);
      int high = (int) range;
      if (end > 0 && low <= merged[end - 1] + 1) {
        merged[end - 1] = Math.max(merged[end - 1], high);
      } else {
        merged[end++] = low;
        merged[end++] = high;
      }
    }
    return Arrays.copyOf(merged, end);
  }

  static int[] union(int[] one, int[] other) {
    return new Builder().addAll(one).addAll(other).build();
  }

  static int[] negate(int[] set) {
    int[] negated = new int[set.length + 2];
    int end = 0;
    int from = 0;
    for (int i = 0; i < set.length; i += 2) {
      if (from < set[i]) {
        negated[end++] = from;
        negated[end++] = set[i] - 1;
      }
      from = set[i + 1] + 1;
    }
    if (from <= Character.MAX_CODE_POINT) {
      negated[end++] = from;
      negated[end++] = Character.MAX_CODE_POINT;
    }
    return Arrays.copyOf(negated, end);
  }

  static boolean contains(int[] set, int rune) {
    for (int i = 0; i < set.length; i += 2) {
      if (set[i] <= rune && rune <= set[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
