// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts a text into tokens. What was looked at and did not fit stays behind the position. */
abstract class Lexer {

  /** Where in a line the lexer is. */
  enum State {
    LINE,
    COMMENT,
    META_NAME,
    META_TEXT,
    LABELS,
    LABEL_VALUE,
    VALUE,
    TIMESTAMP,
    EXEMPLAR,
    EXEMPLAR_VALUE,
    EXEMPLAR_TIMESTAMP
  }

  /** What {@link #current()} is at the end. */
  static final int END = 0;

  private final byte[] text;
  private int start;
  private int at;
  private State state = State.LINE;

  Lexer(byte[] text) {
    this.text = text;
  }

  final Token next() {
    if (at >= text.length) {
      return Token.EOF;
    }
    start = at;
    return next(state);
  }

  abstract Token next(State state);

  final int current() {
    return at < text.length ? text[at] & 0xFF : END;
  }

  final void advance() {
    at++;
    // Where any byte is allowed, NUL is skipped.
    boolean anything =
        state == State.LABEL_VALUE || state == State.META_TEXT || state == State.COMMENT;
    while (anything && at < text.length && text[at] == 0) {
      at++;
    }
  }

  /** Advances over the character if it is the current one. */
  final boolean take(char c) {
    boolean there = at < text.length && current() == c;
    if (there) {
      advance();
    }
    return there;
  }

  final Token become(State next, Token token) {
    state = next;
    return token;
  }

  /** Takes a letter and what may follow it in a name. */
  final boolean takeName(boolean colons) {
    int from = at;
    while (isLetter(current())
        || colons && current() == ':'
        || at > from && Character.isDigit(current())) {
      advance();
    }
    return at > from;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  /** Takes all up to one of the characters or the end. */
  final boolean takeUntil(String ends) {
    int from = at;
    while (current() != END && ends.indexOf(current()) < 0) {
      advance();
    }
    return at > from;
  }

  /** Takes a text in double quotes, with escapes. */
  final boolean takeQuoted(boolean lineBreaks) {
    if (!take('"')) {
      return false;
    }
    while (current() != END && current() != '"' && (lineBreaks || current() != '\n')) {
      if (take('\\') && (current() == END || current() == '\n')) {
        return false;
      }
      advance();
    }
    return take('"');
  }

  /** Takes a word as far as it is there. */
  final boolean takeWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!take(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  final int start() {
    return start;
  }

  final int position() {
    return at;
  }

  final byte[] bytes(int from, int to) {
    return Arrays.copyOfRange(text, from, Math.min(to, text.length));
  }

  /** Returns the bytes of the token. */
  final byte[] token() {
    return bytes(start, at);
  }

  /** Returns the token as a text. */
  final String tokenText() {
    return new String(token(), StandardCharsets.UTF_8);
  }
}
