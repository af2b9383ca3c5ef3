// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known key that somebody may have meant. */
final class NearKey {

  private static final int FARTHEST = 3;

  private NearKey() {}

  /** Returns the known key that looks most like another one, if one is near enough. */
  static Optional<String> of(String key, Collection<String> known) {
    String plain = plain(key);
    int limit = Math.max(1, Math.min(FARTHEST, plain.length() / 5));
    return known.stream()
        .filter(each -> Math.abs(each.length() - plain.length()) <= limit)
        .filter(each -> distance(plain, plain(each)) <= limit)
        .min(Comparator.comparingInt(each -> distance(plain, plain(each))));
  }

  /** Leaves out how words are parted: {@code scrape_interval} is {@code scrapeInterval}. */
  private static String plain(String key) {
    return key.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
      }
      last = row;
    }
    return last[b.length()];
  }
}
