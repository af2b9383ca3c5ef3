// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** What numbers and durations stand for. */
final class Numbers {

  private static final Pattern OCTAL = Pattern.compile("0[0-7]{1,20}");

  private Numbers() {}

  /** Returns the value of a token of either kind, of a duration in seconds. */
  static double valueOf(Token token, boolean zeroPasses) {
    return token.kind() == TokenKind.DURATION ? seconds(token, zeroPasses) : number(token);
  }

  private static double seconds(Token token, boolean zeroPasses) {
    Duration duration = PrometheusDuration.parse(token.text());
    if (duration == null) {
      String what = "not a valid duration string: " + GoQuote.quote(token.text());
      throw Fault.syntax(token.start(), what).stop();
    }
    if (duration.isZero() && !zeroPasses) {
      throw Fault.syntax(token.start(), "duration must be greater than 0").stop();
    }
    return duration.toMillis() / 1000.0;
  }

  private static double number(Token token) {
    String text = token.text().toLowerCase(Locale.ROOT);
    if (text.equals("inf")) {
      return Double.POSITIVE_INFINITY;
    }
    if (text.equals("nan")) {
      return Double.NaN;
    }
    boolean hex = text.startsWith("0x");
    String digits = text.replace("_", "");
    try {
      if (!underscoresSeparateDigits(text, hex)) {
        throw new NumberFormatException();
      }
      return hex ? Long.parseLong(digits.substring(2), 16) : decimalOrOctal(digits);
    } catch (NumberFormatException e) {
      throw bad(token, "invalid syntax");
    } catch (ArithmeticException e) {
      throw bad(token, "value out of range");
    }
  }

  private static double decimalOrOctal(String digits) {
    if (OCTAL.matcher(digits).matches()) {
      return Long.parseLong(digits, 8);
    }
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw new ArithmeticException();
    }
    return value;
  }

  private static boolean underscoresSeparateDigits(String text, boolean hex) {
    if (text.indexOf('_') < 0) {
      return true;
    }
    boolean afterDigit = hex;
    for (int i = hex ? 2 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = Character.digit(c, hex ? 16 : 10) >= 0;
      boolean underscore = c == '_';
      boolean afterUnderscore = i > 0 && text.charAt(i - 1) == '_';
      if (underscore && !afterDigit || !digit && afterUnderscore) {
        return false;
      }
      afterDigit = digit;
    }
    return !text.endsWith("_");
  }

  private static Fault.Stop bad(Token token, String why) {
    String text = GoQuote.quote(token.text());
    String what = "error parsing number: strconv.ParseFloat: parsing " + text + ": " + why;
    return Fault.syntax(token.start(), what).stop();
  }
}
