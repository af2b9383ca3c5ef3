// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.value.Scalar;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a manifest, as JSON has it on the way to the API server.
 *
 * @param kind what it is
 * @param text a scalar as it is written; empty for others
 * @param number a whole number; 0 for others
 */
record Found(Kind kind, String text, long number) {

  /** The kinds of JSON's values. */
  enum Kind {
    NULL,
    BOOLEAN,
    INTEGER,
    NUMBER,
    STRING,
    OBJECT,
    ARRAY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The largest number with a fraction part that counts as whole if that part is nothing. */
  private static final double MAX_WHOLE = (1L << 53) - 1;

  /** Returns what a value of a tree is: as written in a file, or plain. */
  static Found of(@Nullable Object value) {
    if (value instanceof Scalar scalar) {
      Found found = of(scalar.value() instanceof LocalDate ? "" : scalar.value());
      return new Found(found.kind, scalar.text(), found.number);
    }
    if (value == null || value == Scalar.NULL) {
      return new Found(Kind.NULL, "", 0);
    }
    if (value instanceof Map) {
      return new Found(Kind.OBJECT, "", 0);
    }
    if (value instanceof List) {
      return new Found(Kind.ARRAY, "", 0);
    }
    if (value instanceof Boolean) {
      return new Found(Kind.BOOLEAN, value.toString(), 0);
    }
    return value instanceof Number number
        ? ofNumber(number)
        : new Found(Kind.STRING, value.toString(), 0);
  }

  private static Found ofNumber(Number number) {
    if (number instanceof Integer || number instanceof Long) {
      return new Found(Kind.INTEGER, number.toString(), number.longValue());
    }
    double value = number.doubleValue();
    return value == Math.rint(value) && Math.abs(value) <= MAX_WHOLE
        ? new Found(Kind.INTEGER, number.toString(), (long) value)
        : new Found(Kind.NUMBER, number.toString(), 0);
  }

  boolean isNull() {
    return kind == Kind.NULL;
  }
}
