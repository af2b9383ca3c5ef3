// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import java.util.Locale;

/** The type of what an expression brings. */
public enum ExpressionType {
  SCALAR("scalar"),
  VECTOR("instant vector"),
  MATRIX("range vector"),
  STRING("string");

  private final String label;

  ExpressionType(String label) {
    this.label = label;
  }

  /** Returns Prometheus' own word for it within the program. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name that Prometheus' documentation has for it. */
  @Override
  public String toString() {
    return label;
  }
}
