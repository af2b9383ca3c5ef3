// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a text that moves on. */
final class Cursor {

  /** Characters beyond the end that may be looked at. */
  private static final int LOOKAHEAD = 16;

  private static final int LONGEST_SHARED = 40;

  final SourceText source;

  /** The text, then NULs; a text holds none of its own. */
  final char[] chars;

  /** Index of the next character. */
  int at;

  /** Index at which the line of the next character begins. */
  int lineStart;

  /** Index before which all characters were looked at. */
  private int looked;

  /** Up to where, and how many, characters of a line were counted. */
  private int countedTo;

  private int counted;

  /** Where comments begin, if anybody wants to know. */
  private final @Nullable List<Integer> comments;

  private final @Nullable String[] shared = new String[512];

  Cursor(SourceText source, @Nullable List<Integer> comments) {
    this.source = source;
    this.comments = comments;
    chars = new char[source.text().length() + LOOKAHEAD];
    source.text().getChars(0, source.text().length(), chars, 0);
  }

  char peek() {
    return chars[at];
  }

  char peek(int ahead) {
    return chars[at + ahead];
  }

  /** Notes how many characters go-yaml wants to see here, whatever they are. */
  void look(int length) {
    looked = Math.max(looked, at + length);
  }

  /** Returns the index before which all characters were looked at. */
  int looked() {
    boolean afterCrLf = at > 1 && chars[at - 1] == '\n' && chars[at - 2] == '\r';
    return Math.max(looked, afterCrLf ? at : at + 1);
  }

  /** Returns the column of the next character, from 0, in code points. */
  int column() {
    if (!source.hasSurrogates()) {
      return at - lineStart;
    }
    if (countedTo <= lineStart) {
      countedTo = lineStart;
      counted = 0;
    }
    counted += Character.codePointCount(chars, countedTo, at - countedTo);
    countedTo = at;
    return counted;
  }

  /** Returns whether there are more code points than some from an index to here. */
  boolean isFurtherThan(int distance, int from) {
    int length = at - from;
    return length > distance
        && (length > 2 * distance || Character.codePointCount(chars, from, length) > distance);
  }

  /** Moves over a line break and returns it: all but two kinds stand for a line feed. */
  char skipBreak() {
    char c = chars[at++];
    if (c == '\r' && chars[at] == '\n') {
      at++;
    }
    lineStart = at;
    return c == '\u2028' || c == '\u2029' ? c : '\n';
  }

  void skipBlanks() {
    while (isBlank(chars[at])) {
      at++;
    }
  }

  /** Moves over a comment. */
  void skipComment() {
    if (comments != null) {
      comments.add(at);
    }
    skipToEndOfLine();
  }

  void skipToEndOfLine() {
    while (!isBreakOrEnd(chars[at])) {
      at++;
    }
  }

  /** Returns whether {@code ---} or {@code ...} stands alone at the beginning of a line. */
  boolean isAtDocumentEdge() {
    char c = chars[at];
    return (c == '-' || c == '.')
        && at == lineStart
        && chars[at + 1] == c
        && chars[at + 2] == c
        && isSpaceOrEnd(chars[at + 3]);
  }

  /** Returns a part of the text; short ones that come again, such as keys, share one string. */
  String text(int from, int to) {
    int length = to - from;
    if (length == 0 || length > LONGEST_SHARED) {
      return source.text().substring(from, to);
    }
    int hash = (chars[from] * 31 + chars[to - 1]) * 31 + chars[from + length / 2] * 7 + length;
    int slot = (hash ^ hash >>> 8) & shared.length - 1;
    String known = shared[slot];
    if (known == null
        || known.length() != length
        || !source.text().regionMatches(from, known, 0, length)) {
      known = source.text().substring(from, to);
      shared[slot] = known;
    }
    return known;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  static boolean isBreakOrEnd(char c) {
    return isBreak(c) || c == 0;
  }

  /**
   * Returns whether this is a blank, a line break or the end; no other control characters occur.
   */
  static boolean isSpaceOrEnd(char c) {
    return c <= ' ' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '-';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the value of a hexadecimal digit, negative if it is none. */
  static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  /** Returns what is wrong here. */
  YamlSyntaxException error(String problem) {
    return YamlSyntaxException.at(source, at, YamlComposer.SYNTAX, problem);
  }

  /** Returns what is wrong here with something that began before. */
  YamlSyntaxException error(String context, int began, String problem) {
    return YamlSyntaxException.at(source, at, context, began, problem);
  }
}
