// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

/** Finds where numbers and durations end; what they stand for is not looked at. */
final class NumberScanner {

  private static final String DECIMAL = "0123456789";
  private static final String HEXADECIMAL = "0123456789abcdefABCDEF";

  private final String text;
  private int at;

  NumberScanner(String text, int start) {
    this.text = text;
    at = start;
  }

  /** Returns the end of what was taken, or of what could not be. */
  int end() {
    return at;
  }

  /** Takes a number, with underscores or without; returns whether there is one. */
  boolean takeNumber(boolean underscores) {
    return underscores ? takeWithUnderscores() : takePlain();
  }

  private boolean takePlain() {
    String digits = takeHexPrefix() ? HEXADECIMAL : DECIMAL;
    takeAll(digits);
    if (take(".")) {
      takeAll(digits);
    }
    if (take("eE")) {
      take("+-");
      takeAll(DECIMAL);
    }
    return isBoundary();
  }

  /** An {@code e} begins an exponent even in a hexadecimal number, if it is not its first digit. */
  private boolean takeWithUnderscores() {
    int start = at;
    boolean hex = takeHexPrefix();
    String digits = hex ? HEXADECIMAL : DECIMAL;
    if (hex) {
      take("_");
    }
    take(".");
    take(digits);
    boolean point = false;
    boolean exponent = false;
    while (is(digits + "._eE")) {
      if (is(".")) {
        boolean again = point;
        point = true;
        take(".");
        if (again || take("_.") || hex) {
          return false;
        }
      } else if (is("eE")) {
        boolean again = exponent;
        exponent = true;
        take("eE");
        if (again) {
          return false;
        }
        take("+-");
        if (take("._eE") || atEnd()) {
          return false;
        }
      } else if (take("_")) {
        if (take("._eE") || atEnd()) {
          return false;
        }
      } else {
        takeAll(digits);
      }
    }
    return at > start && isBoundary();
  }

  private boolean takeHexPrefix() {
    return take("0") && take("xX");
  }

  /** Takes the rest of a duration after its first digits; returns whether it is one. */
  boolean takeRestOfDuration() {
    if (!take("smhdwy")) {
      return false;
    }
    take("s");
    while (is(DECIMAL)) {
      takeAll(DECIMAL);
      if (!take("smhdw")) {
        return false;
      }
      take("s");
    }
    boolean whole = isBoundary();
    at += whole ? 0 : 1;
    return whole;
  }

  private boolean isBoundary() {
    return atEnd() || !PromqlCursor.isAlphaNumeric(text.charAt(at));
  }

  private boolean atEnd() {
    return at >= text.length();
  }

  private boolean is(String any) {
    return !atEnd() && any.indexOf(text.charAt(at)) >= 0;
  }

  private boolean take(String any) {
    boolean there = is(any);
    at += there ? 1 : 0;
    return there;
  }

  private void takeAll(String any) {
    while (is(any)) {
      at++;
    }
  }
}
