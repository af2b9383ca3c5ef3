// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the writer of an unknown name may have meant. */
final class NearName {

  /** What the operator calls by another name than {@code prometheus.yml} does. */
  private static final Map<String, String> OPERATORS =
      Map.of(
          "relabelconfigs", "relabelings",
          "metricrelabelconfigs", "metricRelabelings",
          "keyfile", "keySecret",
          "certfile", "cert",
          "cafile", "ca",
          "metricnamevalidationscheme", "nameValidationScheme",
          "metricnameescapingscheme", "nameEscapingScheme",
          "alwaysscrapeclassichistograms", "scrapeClassicHistograms",
          "scrapefallbackprotocol", "fallbackScrapeProtocol");

  private NearName() {}

  /**
   * Returns the known name that an unknown one differs from by case and underscores only, else by
   * what Prometheus calls it, else by few letters.
   */
  static Optional<String> of(String unknown, Collection<String> known) {
    String plain = plain(unknown);
    int limit = Math.max(1, Math.min(3, unknown.length() / 4));
    return same(unknown, known)
        .or(() -> Optional.ofNullable(OPERATORS.get(plain)).filter(known::contains))
        .or(
            () ->
                known.stream()
                    .filter(each -> distance(plain, plain(each)) <= limit)
                    .min(Comparator.comparingInt(each -> distance(plain, plain(each)))));
  }

  /** Returns the known name that an unknown one differs from by case and underscores only. */
  static Optional<String> same(String unknown, Collection<String> known) {
    String plain = plain(unknown);
    return known.stream().filter(each -> plain(each).equals(plain)).findFirst();
  }

  /** Returns what a map holds under a name, or one that {@link #same differs little}. */
  static <T> @Nullable T sameIn(Map<String, T> all, String name) {
    T exact = all.get(name);
    return exact == null ? same(name, all.keySet()).map(all::get).orElse(null) : exact;
  }

  private static String plain(String name) {
    return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance, a swap of neighbours counted as two. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
