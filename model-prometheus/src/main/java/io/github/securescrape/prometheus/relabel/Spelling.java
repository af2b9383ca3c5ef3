// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

/** How far names are from one another. */
final class Spelling {

  private static final int FAR = 2;

  private Spelling() {}

  /** Returns whether at most two characters have to be put in, taken out or changed. */
  static boolean differsLittle(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    int longest = Math.max(one.length(), other.length());
    return longest > 2 * FAR && above[other.length()] <= FAR;
  }
}
