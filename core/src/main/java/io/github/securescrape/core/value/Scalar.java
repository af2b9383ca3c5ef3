// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import java.util.Objects;

/**
 * A YAML scalar as a Go program reads it: its text, and the value that the text stands for.
 *
 * @param text the text, quotes and escapes resolved
 * @param value {@code null} never; {@link #NULL}, or a {@link Boolean}, {@link Long}, {@link
 *     java.math.BigInteger} (above {@link Long#MAX_VALUE}), {@link Double}, {@link
 *     java.time.LocalDate} (any date or time), else the text
 */
public record Scalar(String text, Object value) {

  /** The value of a scalar that is null. */
  public static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  /** Refuses missing parts. */
  public Scalar {
    Objects.requireNonNull(text);
    Objects.requireNonNull(value);
  }

  /** Returns whether the scalar is null: nothing, {@code ~} or {@code null}, unquoted. */
  public boolean isNull() {
    return value == NULL;
  }
}
