// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import io.github.securescrape.core.value.GoQuote;
import java.util.Optional;
import java.util.Set;

/** Booleans as Go's {@code strconv.ParseBool} reads them. */
public final class GoBool {

  private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

  private GoBool() {}

  /** Returns the value of a text, empty if it is no boolean. */
  public static Optional<Boolean> parse(String text) {
    if (TRUE.contains(text)) {
      return Optional.of(true);
    }
    return FALSE.contains(text) ? Optional.of(false) : Optional.empty();
  }

  /** Returns what Go says of a text that is no boolean. */
  public static String message(String text) {
    return "strconv.ParseBool: parsing " + GoQuote.quote(text) + ": invalid syntax";
  }
}
