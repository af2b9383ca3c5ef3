// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.Locale;

/** How much a {@link Problem} matters, worst first. */
public enum Severity {
  /** The program the file is for would refuse it, or the wanted work cannot be done. */
  ERROR,
  /** It loads, but is likely wrong or unsafe. */
  WARNING,
  /** Tidiness; works as written. */
  NOTE;

  /** Returns the word used in reports, in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
