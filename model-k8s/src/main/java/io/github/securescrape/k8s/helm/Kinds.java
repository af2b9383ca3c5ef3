// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.value.Scalar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a value is, in words. */
final class Kinds {

  private Kinds() {}

  /** Returns such as "a list". */
  static String of(@Nullable Object tree) {
    if (tree instanceof Map) {
      return "a map";
    }
    if (tree instanceof List) {
      return "a list";
    }
    Object value = tree instanceof Scalar scalar ? scalar.value() : Scalar.NULL;
    if (value instanceof Boolean) {
      return "a boolean";
    }
    boolean text = value instanceof String || value instanceof LocalDate;
    return text ? "a text" : value == Scalar.NULL ? "null" : "a number";
  }
}
