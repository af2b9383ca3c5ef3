// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Go programs print them. */
final class GoNumbers {

  /** As many digits as tell any double from all others. */
  private static final int MOST_DIGITS = 17;

  private static final int SMALLEST_PLAIN = -4;
  private static final int SMALLEST_SCIENTIFIC = 6;
  private static final int INTEGER_BITS = 64;

  private GoNumbers() {}

  /** Returns a number as go-yaml writes it. */
  static String yaml(double number) {
    if (Double.isNaN(number)) {
      return ".nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal digits = shortest(number);
    int exponent = digits.precision() - digits.scale() - 1;
    return exponent < SMALLEST_PLAIN || exponent >= SMALLEST_SCIENTIFIC
        ? scientific(digits, exponent)
        : digits.toPlainString();
  }

  /** Returns a number as go-yaml writes it once it was JSON, where integers have no point. */
  static String throughJson(double number) {
    if (Double.isFinite(number) && number == Math.rint(number)) {
      BigInteger integer = shortest(number).toBigInteger();
      boolean fits = integer.bitLength() < INTEGER_BITS + (integer.signum() < 0 ? 0 : 1);
      return fits ? integer.toString() : yaml(number);
    }
    return yaml(number);
  }

  private static String scientific(BigDecimal digits, int exponent) {
    String all = digits.unscaledValue().abs().toString();
    String rest = all.length() > 1 ? "." + all.substring(1) : "";
    String sign = digits.signum() < 0 ? "-" : "";
    String power = "e%+03d".formatted(exponent);
    return sign + all.charAt(0) + rest + power;
  }

  /** Returns the number with as few digits as tell it from all others. */
  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    BigDecimal digits = exact;
    for (int count = 1; count <= MOST_DIGITS; count++) {
      digits = exact.round(new MathContext(count, RoundingMode.HALF_EVEN));
      if (digits.doubleValue() == number) {
        break;
      }
    }
    return digits.stripTrailingZeros();
  }
}
