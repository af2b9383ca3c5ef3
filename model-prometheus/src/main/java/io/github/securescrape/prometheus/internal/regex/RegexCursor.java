// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

/** A place in the text of an expression. */
final class RegexCursor {

  /** What the end of the text reads as. */
  static final int END = 0xFFFD;

  private final String text;
  private int at;

  RegexCursor(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  int at() {
    return at;
  }

  int left() {
    return text.length() - at;
  }

  boolean atEnd() {
    return at == text.length();
  }

  /** Returns the next char without going on; a NUL at the end. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, at);
  }

  /** Returns the next character, and goes on after it. */
  int next() {
    if (atEnd()) {
      return END;
    }
    int rune = text.codePointAt(at);
    if (isHalf(rune)) {
      throw invalidUtf8(from(at));
    }
    at += Character.charCount(rune);
    return rune;
  }

  void skip(int count) {
    at += count;
  }

  void backTo(int place) {
    at = place;
  }

  /** Returns where a text comes next; negative if nowhere. */
  int indexOf(String what, int from) {
    return text.indexOf(what, from);
  }

  String from(int start) {
    return text.substring(start);
  }

  String since(int start) {
    return text.substring(start, at);
  }

  /** Refuses what cannot be written in UTF-8. */
  void checkUtf8(int start, int end) {
    String part = text.substring(start, end);
    if (part.codePoints().anyMatch(RegexCursor::isHalf)) {
      throw invalidUtf8(part);
    }
  }

  private static boolean isHalf(int rune) {
    return rune >= Character.MIN_SURROGATE && rune <= Character.MAX_SURROGATE;
  }

  private static BadRegexException invalidUtf8(String where) {
    return new BadRegexException("invalid UTF-8", where);
  }
}
