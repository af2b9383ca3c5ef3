// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.text;

import io.github.securescrape.core.value.Version;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus says of a text that is no duration. */
public final class DurationFault {

  private static final List<String> UNITS = List.of("y", "w", "d", "h", "m", "s", "ms");
  private static final Pattern PART = Pattern.compile("([0-9]+)([^0-9]+)");
  private static final Version NAMES_UNITS_SINCE = Version.of(2, 43);
  private static final int MAX_BITS = 64;

  private DurationFault() {}

  /**
   * Returns the words of a version, such as {@code unknown unit "sec" in duration "10sec"}.
   *
   * @param text that {@link PrometheusDuration#parse} takes for none
   */
  public static String of(String text, Version version) {
    if (text.isEmpty()) {
      return "empty duration string";
    }
    String invalid = "not a valid duration string: \"" + text + '"';
    Matcher part = PART.matcher(text);
    int largest = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      String name = part.group(2);
      int unit = UNITS.indexOf(name);
      if (new BigInteger(part.group(1)).bitLength() > MAX_BITS) {
        return invalid;
      }
      if (unit < 0 && version.isAtLeast(NAMES_UNITS_SINCE)) {
        return "unknown unit \"" + name + "\" in duration \"" + text + '"';
      }
      if (unit < largest) {
        return invalid;
      }
      largest = unit + 1;
      end = part.end();
    }
    return end == text.length() ? "duration out of range" : invalid;
  }
}
