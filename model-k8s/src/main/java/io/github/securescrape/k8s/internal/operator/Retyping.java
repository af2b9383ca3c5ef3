// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.value.Scalar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of YAML that Go reads without knowing its types and writes again: {@code 0010} turns
 * into 8, {@code on} into true, {@code 1.10} into 1.1.
 */
public final class Retyping {

  /** From this power of ten on, numbers are written with an exponent. */
  private static final int LARGE = 6;

  private Retyping() {}

  /** Returns a tree as it is written again. */
  public static Object of(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> retyped = new LinkedHashMap<>();
      map.forEach((key, value) -> retyped.put((String) key, of(value)));
      return retyped;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(Retyping::of).toList();
    }
    if (!(tree instanceof Scalar scalar) || scalar.isNull()) {
      return tree;
    }
    Object value = scalar.value();
    return value instanceof Double number
        ? new Scalar(print(number), number)
        : value instanceof LocalDate ? scalar.text() : value;
  }

  /** Returns a number as Go prints it: with an exponent from a million on, and below 0.0001. */
  static String print(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (shortest.signum() == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < LARGE) {
      return shortest.toPlainString();
    }
    String digits = shortest.movePointLeft(exponent).toPlainString();
    String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
    return digits + "e" + power + Math.abs(exponent);
  }
}
