// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.internal.go.GoUnquote;

/** A place in the text of an expression, and where the word before it begins. */
final class PromqlCursor {

  /** What the end of the text reads as. */
  static final int END = -1;

  /** What Go reads where there is no character. */
  private static final int BAD_RUNE = 0xFFFD;

  private final String text;
  private int at;
  private int start;

  PromqlCursor(String text) {
    this.text = text;
  }

  /** Begins a word here. */
  void begin() {
    start = at;
  }

  /** Goes on after white space, and comments if there may be some. */
  void skipSpace(boolean comments) {
    while (isSpace(peek()) || comments && peek() == '#') {
      if (take() == '#') {
        while (peek() != END && peek() != '\n' && peek() != '\r') {
          take();
        }
      }
    }
  }

  /** Returns the next character; {@link #END} if there is none. */
  int peek() {
    return at < text.length() ? text.codePointAt(at) : END;
  }

  /** Returns the next character and goes on after it. */
  int take() {
    int c = peek();
    at += c == END ? 0 : Character.charCount(c);
    return c;
  }

  boolean takeIf(char c) {
    boolean there = peek() == c;
    at += there ? 1 : 0;
    return there;
  }

  /** Takes letters, digits and underscores, and colons if there may be some. */
  void takeName(boolean colons) {
    while (isAlphaNumeric(peek()) || colons && peek() == ':') {
      at++;
    }
  }

  void takeLetters() {
    while (isAlpha(peek())) {
      at++;
    }
  }

  /** Returns whether a parenthesis comes next. */
  boolean isBeforeParen() {
    int next = at;
    while (next < text.length() && isSpace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '(';
  }

  /** Returns whether a character, after which the cursor stands, begins a number. */
  boolean beginsNumber(int c) {
    return isDigit(c) || c == '.' && isDigit(peek());
  }

  /**
   * Takes a number or a duration.
   *
   * @param numbers whether it may be a number
   * @param underscores whether numbers may have underscores
   */
  Token number(boolean numbers, boolean underscores) {
    NumberScanner scanner = new NumberScanner(text, start);
    boolean number = scanner.takeNumber(underscores);
    if (number && !numbers) {
      throw fault("missing unit character in duration");
    }
    boolean duration = !number && scanner.takeRestOfDuration();
    at = scanner.end();
    if (!number && !duration) {
      String what = numbers ? "bad number or duration syntax: " : "bad duration syntax: ";
      throw fault(what + GoQuote.quote(word()));
    }
    return token(number ? TokenKind.NUMBER : TokenKind.DURATION);
  }

  /** Takes the rest of a text after its first quote. */
  Token string(char quote) {
    boolean raw = quote == '`';
    for (int c = take(); c != quote; c = take()) {
      if (c == END || c == '\n' && !raw) {
        throw fault(raw ? "unterminated raw string" : "unterminated quoted string");
      }
      if (c == BAD_RUNE || Character.getType(c) == Character.SURROGATE) {
        throw fault("invalid UTF-8 rune");
      }
      if (c == '\\' && !raw) {
        checkEscape(take(), quote);
      }
    }
    String value = GoUnquote.unquote(word());
    if (value == null) {
      throw fault("illegal character in escape sequence");
    }
    return new Token(TokenKind.STRING, start, word(), value);
  }

  private void checkEscape(int c, char quote) {
    if (!GoUnquote.isEscape(c, quote)) {
      throw fault(
          c == END
              ? "escape sequence not terminated"
              : "unknown escape sequence U+%04X ".formatted(c) + quote(c));
    }
  }

  /** Returns what was taken since the word began. */
  String word() {
    return text.substring(start, at);
  }

  Token token(TokenKind kind) {
    return new Token(kind, start, word(), word());
  }

  Fault.Stop fault(String what) {
    return Fault.syntax(start, what).stop();
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isAlphaNumeric(int c) {
    return isAlpha(c) || isDigit(c);
  }

  static boolean isAlpha(int c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Returns a character in single quotes, as Go writes it. */
  static String quote(int c) {
    String text = GoQuote.quote(Character.toString(c == END ? BAD_RUNE : c));
    String bare = text.substring(1, text.length() - 1).replace("\\\"", "\"");
    return '\'' + (bare.equals("'") ? "\\'" : bare) + '\'';
  }
}
