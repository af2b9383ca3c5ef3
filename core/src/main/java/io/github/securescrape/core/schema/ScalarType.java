// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import io.github.securescrape.core.value.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * How values of one Java type are written as YAML scalars.
 *
 * @param <T> the Java type
 */
public interface ScalarType<T> {

  /**
   * Returns the value that a scalar stands for, which is never null in YAML; {@code null} if it
   * fits none.
   */
  @Nullable T read(Scalar scalar);

  /** Returns the scalar for a value. */
  Scalar write(T value);

  /** Returns the value that an explicit null sets; {@code null} if that is the same as unset. */
  @Nullable T zero();

  /**
   * Returns whether the program itself reads the text, and so finds an empty one where {@code Null}
   * or {@code NULL} is written.
   */
  default boolean isReadFromText() {
    return false;
  }

  /** Returns what fits, with its article, such as {@code a duration such as "10s" or "1m30s"}. */
  String expected();

  /** Returns what to do about a value that does not fit: one imperative sentence, or nothing. */
  default String hint() {
    return "";
  }

  /** Returns whether values must not be shown. */
  default boolean isSecret() {
    return false;
  }
}
