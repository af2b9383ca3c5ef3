// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import org.jspecify.annotations.Nullable;

/**
 * A part of an expression that was read.
 *
 * @param type type of what it brings
 * @param start where it begins
 * @param kind whether and how it selects series
 * @param offset whether it has an offset that is a number other than 0
 * @param offsetExpression whether it has an offset that is to be calculated
 * @param at time of its {@code @}
 * @param fault the first thing wrong with its types; {@code null} if nothing is
 */
record Operand(
    ExpressionType type,
    int start,
    Kind kind,
    boolean offset,
    boolean offsetExpression,
    At at,
    @Nullable Fault fault) {

  /** How it selects series. */
  enum Kind {
    VECTOR_SELECTOR,
    MATRIX_SELECTOR,
    SUBQUERY,
    OTHER
  }

  /** The time of an {@code @}. */
  enum At {
    NONE,
    TIMESTAMP,
    START_OR_END
  }

  /** Returns what selects nothing itself. */
  static Operand of(ExpressionType type, int start, @Nullable Fault fault) {
    return of(type, start, Kind.OTHER, fault);
  }

  static Operand of(ExpressionType type, int start, Kind kind, @Nullable Fault fault) {
    return new Operand(type, start, kind, false, false, At.NONE, fault);
  }

  /** Returns this as a range of a vector, which keeps what is said of the vector. */
  Operand ranged() {
    return new Operand(
        ExpressionType.MATRIX, start, Kind.MATRIX_SELECTOR, offset, offsetExpression, at, fault);
  }

  Operand withOffset(boolean isSet, boolean isExpression) {
    return new Operand(
        type, start, kind, offset || isSet, offsetExpression || isExpression, at, fault);
  }

  Operand withAt(At time) {
    return new Operand(type, start, kind, offset, offsetExpression, time, fault);
  }

  boolean selects() {
    return kind != Kind.OTHER;
  }
}
