// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

/** A place in the text of a template, and where the piece before it begins. */
final class TemplateCursor {

  /** What the end of the text reads as. */
  static final int END = -1;

  private static final String RIGHT = "}}";
  private static final String DECIMAL = "0123456789_";

  private final String text;
  private int at;
  private int start;
  private int line = 1;
  private int counted;

  TemplateCursor(String text) {
    this.text = text;
  }

  /** Begins a piece here. */
  void begin() {
    start = at;
  }

  /** Goes back to where the piece begins. */
  void reset() {
    at = start;
  }

  /** Returns what was taken since the piece began. */
  String piece() {
    return text.substring(start, at);
  }

  /** Returns the line of where the piece begins. */
  int line() {
    for (; counted < start; counted++) {
      line += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }

  boolean atEnd() {
    return at == text.length();
  }

  /** Returns the next char without going on; a NUL at the end. */
  char peek() {
    return charAt(at);
  }

  /** Returns the next character and goes on after it; {@link #END} if there is none. */
  int take() {
    int c = peekRune();
    at += c == END ? 0 : Character.charCount(c);
    return c;
  }

  int peekRune() {
    return atEnd() ? END : text.codePointAt(at);
  }

  /** Goes on to the next such text, or to the end of the whole; returns whether there is one. */
  boolean findNext(String what) {
    int found = text.indexOf(what, at);
    at = found < 0 ? text.length() : found;
    return found >= 0;
  }

  /** Goes on after the next such text; returns whether there is one. */
  boolean skipTo(String what) {
    boolean found = findNext(what);
    at += found ? what.length() : 0;
    return found;
  }

  /** Begins an action after its braces and what trims the text before it. */
  void skipLeft() {
    at += 2;
    at += peek() == '-' && isSpace(charAt(at + 1)) ? 2 : 0;
  }

  boolean takeIf(String what) {
    boolean there = text.startsWith(what, at);
    at += there ? what.length() : 0;
    return there;
  }

  boolean atRight() {
    return text.startsWith(RIGHT, at) || atTrimmedRight(at);
  }

  void skipRight() {
    at += text.startsWith(RIGHT, at) ? 2 : 4;
  }

  private boolean atTrimmedRight(int place) {
    return isSpace(charAt(place)) && charAt(place + 1) == '-' && text.startsWith(RIGHT, place + 2);
  }

  /** Takes white space, without the last of it where that belongs to the end of the action. */
  void takeSpace() {
    while (isSpace(peek())) {
      at++;
    }
    at -= atTrimmedRight(at - 1) ? 1 : 0;
  }

  void takeName() {
    while (isAlphaNumeric(peekRune())) {
      take();
    }
  }

  /** Returns whether a name may end here. */
  boolean atTerminator() {
    return atEnd()
        || isSpace(peek())
        || ".,|:)(".indexOf(peek()) >= 0
        || text.startsWith(RIGHT, at);
  }

  /** Takes a number that is not complex; returns whether it ends where it may. */
  boolean takeNumber() {
    String digits = DECIMAL;
    takeAny("+-");
    if (takeAny("0")) {
      if (takeAny("xX")) {
        digits = "0123456789abcdefABCDEF_";
      } else if (takeAny("oO")) {
        digits = "01234567_";
      } else if (takeAny("bB")) {
        digits = "01_";
      }
    }
    takeAll(digits);
    if (takeAny(".")) {
      takeAll(digits);
    }
    String exponent = digits.equals(DECIMAL) ? "eE" : digits.length() > 20 ? "pP" : "";
    if (takeAny(exponent)) {
      takeAny("+-");
      takeAll(DECIMAL);
    }
    takeAny("i");
    boolean ends = !isAlphaNumeric(peekRune());
    if (!ends) {
      take();
    }
    return ends;
  }

  private boolean takeAny(String any) {
    boolean there = !atEnd() && any.indexOf(peek()) >= 0;
    at += there ? 1 : 0;
    return there;
  }

  private void takeAll(String any) {
    while (!atEnd() && any.indexOf(peek()) >= 0) {
      at++;
    }
  }

  private char charAt(int place) {
    return place < text.length() ? text.charAt(place) : '\0';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlphaNumeric(int c) {
    return c == '_' || c >= 0 && (Character.isLetter(c) || Character.isDigit(c));
  }
}
