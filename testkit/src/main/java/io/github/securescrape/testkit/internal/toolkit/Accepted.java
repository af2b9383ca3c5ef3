// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a client says it accepts.
 *
 * @param name what: a media type, an encoding, or {@code *}
 * @param parameters what else is said of it
 * @param quality from 0, not at all, to 1
 */
record Accepted(String name, Map<String, String> parameters, double quality) {

  /**
   * Returns what a header lists, in its order.
   *
   * @param header the value; {@code null} for none
   */
  static List<Accepted> parse(@Nullable String header) {
    List<Accepted> all = new ArrayList<>();
    for (String each : header == null ? new String[0] : header.split(",")) {
      String[] parts = each.split(";");
      Map<String, String> parameters = new LinkedHashMap<>();
      double quality = 1;
      for (int i = 1; i < parts.length; i++) {
        String[] pair = parts[i].split("=", 2);
        String key = pair[0].strip();
        String value = pair.length < 2 ? "" : pair[1].strip();
        if (key.equals("q")) {
          quality = quality(value);
        } else {
          parameters.put(key, value);
        }
      }
      if (parts.length > 0 && !parts[0].isBlank()) {
        all.add(new Accepted(parts[0].strip().toLowerCase(Locale.ROOT), parameters, quality));
      }
    }
    return all;
  }

  /** Returns what a header lists, what is most wanted first. */
  static List<Accepted> byQuality(@Nullable String header) {
    return parse(header).stream()
        .sorted(Comparator.comparingDouble(each -> -each.quality()))
        .toList();
  }

  private static double quality(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
