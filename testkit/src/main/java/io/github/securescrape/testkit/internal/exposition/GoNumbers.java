// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import io.github.securescrape.core.value.GoQuote;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Numbers as Go reads them. */
final class GoNumbers {

  private static final Pattern FLOAT =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern SPECIAL = Pattern.compile("(?i)[+-]?inf(?:inity)?|nan");

  /** From where to where exponents of ten are not written. */
  private static final int LOWEST_PLAIN = -4;

  private static final int HIGHEST_PLAIN = 6;

  /** No more are needed for any number. */
  private static final int MOST_DIGITS = 17;

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

  /** Returns the number of a text of digits. */
  static long parseInt(String digits) throws ExpositionException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw bad("ParseInt", digits, "value out of range");
    }
  }

  /**
   * Returns a number as OpenMetrics has it: the shortest that is exact, with a point or exponent.
   */
  static String format(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return "0.0";
    }
    String sign = value < 0 ? "-" : "";
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    if (exponent >= LOWEST_PLAIN && exponent < HIGHEST_PLAIN) {
      String plain = shortest.toPlainString();
      return sign + plain + (plain.indexOf('.') < 0 ? ".0" : "");
    }
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "");
    return sign + digits.charAt(0) + fraction + power + Math.abs(exponent);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        break;
      }
    }
    return rounded.stripTrailingZeros();
  }

  private static ExpositionException bad(String function, String text, String problem) {
    return new ExpositionException(
        "strconv." + function + ": parsing " + GoQuote.quote(text) + ": " + problem);
  }
}
