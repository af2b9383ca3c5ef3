// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import io.github.securescrape.testkit.internal.golang.GoText;
import java.util.regex.Pattern;

/** Numbers as Go reads them. */
final class GoNumbers {

  private static final Pattern FLOAT =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern SPECIAL = Pattern.compile("(?i)[+-]?inf(?:inity)?|nan");

  private GoNumbers() {}

  /** Returns a number; infinite and undefined ones count. */
  static double parseFloat(String text) throws ExpositionException {
    if (text.matches("(?s).*[pP_].*")) {
      throw new ExpositionException("unsupported character in float");
    }
    if (SPECIAL.matcher(text).matches()) {
      return text.length() == 3 && (text.charAt(0) | 0x20) == 'n'
          ? Double.NaN
          : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!FLOAT.matcher(text).matches()) {
      throw bad("ParseFloat", text, "invalid syntax");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw bad("ParseFloat", text, "value out of range");
    }
    return value;
  }

  /** Checks a text of digits. */
  static void checkInt(String digits) throws ExpositionException {
    try {
      Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw bad("ParseInt", digits, "value out of range");
    }
  }

  private static ExpositionException bad(String function, String text, String problem) {
    return new ExpositionException(
        "strconv." + function + ": parsing " + GoText.quote(text) + ": " + problem);
  }
}
