// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import io.github.securescrape.prometheus.internal.go.GoUnquote;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which numbers and characters Go takes. */
final class Literals {

  private static final Pattern INTEGER =
      Pattern.compile(
          "([+-]?)(?:0[xX](_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*+)|0[bB](_?[01]+(?:_[01]+)*+)"
              + "|0[oO]?(_?[0-7]+(?:_[0-7]+)*+)|(0|[1-9][0-9]*(?:_[0-9]+)*+))");

  private static final String DIGITS = "[0-9]+(?:_[0-9]+)*+";
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:D(?:\\.(?:D)?)?|\\.D)(?:[eE][+-]?D)?".replace("D", DIGITS));

  private static final String HEX = "[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*+";
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "[+-]?0[xX]_?(?:H(?:\\.(?:H)?)?|\\.H)[pP][+-]?D".replace("H", HEX).replace("D", DIGITS));

  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(63).negate();
  private static final int[] BASES = {16, 2, 8, 10};

  private Literals() {}

  /** Returns what is wrong with a number; empty if nothing is. */
  static String faultOfNumber(String text) {
    if (text.endsWith("i") && isFloat(text.substring(0, text.length() - 1))) {
      return "";
    }
    if (isInteger(text)) {
      return "";
    }
    if (!isFloat(text)) {
      return "illegal number syntax";
    }
    return text.matches("[^.eEpP]*") ? "integer overflow" : "";
  }

  /** Returns whether a number and an imaginary one after it, cut already, are right. */
  static boolean isComplex(String text) {
    int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    while (sign > 0 && "eEpP".indexOf(text.charAt(sign - 1)) >= 0) {
      sign = Math.max(text.lastIndexOf('+', sign - 1), text.lastIndexOf('-', sign - 1));
    }
    return sign > 0
        && isFloat(text.substring(0, sign))
        && isFloat(text.substring(sign, text.length() - 1));
  }

  /** Returns whether a text between single quotes is one character. */
  static boolean isCharacter(String quoted) {
    String body = quoted.substring(1, quoted.length() - 1);
    if (!body.startsWith("\\")) {
      return body.codePointCount(0, body.length()) == 1;
    }
    int length =
        switch (body.charAt(1)) {
          case 'x', '0', '1', '2', '3', '4', '5', '6', '7' -> 4;
          case 'u' -> 6;
          case 'U' -> 10;
          default -> 2;
        };
    return body.length() == length && GoUnquote.unquote(quoted) != null;
  }

  private static boolean isInteger(String text) {
    Matcher matcher = INTEGER.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    for (int i = 0; i < BASES.length; i++) {
      String digits = matcher.group(i + 2);
      if (digits != null) {
        BigInteger value = new BigInteger(digits.replace("_", ""), BASES[i]);
        boolean minus = "-".equals(matcher.group(1));
        boolean plus = "+".equals(matcher.group(1));
        return minus
            ? value.negate().compareTo(LEAST) >= 0
            : value.compareTo(plus ? LEAST.negate() : MOST) < 0;
      }
    }
    return false;
  }

  private static boolean isFloat(String text) {
    boolean hex = HEXADECIMAL.matcher(text).matches();
    return (hex || DECIMAL.matcher(text).matches())
        && !Double.isInfinite(Double.parseDouble(text.replace("_", "")));
  }
}
