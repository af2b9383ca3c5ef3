// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.k8s.internal.crd.Found.Kind;
import java.util.Locale;
import java.util.Optional;

/** What kind of value a field holds. */
enum CrdType {
  STRING("string"),
  BOOLEAN("boolean"),
  INTEGER("integer"),
  INT32("integer"),
  INT64("integer"),
  INT_OR_STRING("integer or string"),
  OBJECT("object"),
  MAP("object"),
  LIST("array"),

  /** Anything: not checked here. */
  OPEN("anything");

  private final String word;

  CrdType(String word) {
    this.word = word;
  }

  /** Returns the type of a name in the tables, empty for a shape. */
  static Optional<CrdType> of(String name) {
    String constant = name.replace('-', '_').toUpperCase(Locale.ROOT);
    return Character.isUpperCase(name.charAt(0))
        ? Optional.empty()
        : Optional.of(valueOf(constant));
  }

  boolean takes(Found found) {
    return switch (this) {
      case STRING -> found.kind() == Kind.STRING;
      case BOOLEAN -> found.kind() == Kind.BOOLEAN;
      case INTEGER, INT32, INT64 -> found.kind() == Kind.INTEGER;
      case INT_OR_STRING -> found.kind() == Kind.INTEGER || found.kind() == Kind.STRING;
      case OBJECT, MAP -> found.kind() == Kind.OBJECT;
      case LIST -> found.kind() == Kind.ARRAY;
      case OPEN -> true;
    };
  }

  /** Returns the word of Kubernetes for it. */
  @Override
  public String toString() {
    return word;
  }
}
