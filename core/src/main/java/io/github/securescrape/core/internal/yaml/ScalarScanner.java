// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import org.jspecify.annotations.Nullable;

/** Reads scalars without quotes and between quotes. */
final class ScalarScanner {

  private static final String QUOTED = "while scanning a quoted scalar";
  private static final String ESCAPE = "while parsing a quoted scalar";

  private final Cursor in;
  private final TokenQueue tokens;

  /** The line breaks last skipped within a scalar: the first, NUL if there is none, and others. */
  private char firstBreak;

  private final StringBuilder otherBreaks = new StringBuilder();

  ScalarScanner(Cursor in, TokenQueue tokens) {
    this.in = in;
    this.tokens = tokens;
  }

  /**
   * Reads a text without quotes.
   *
   * @param indent column that its further lines must reach
   * @return whether it ended at the beginning of a line
   */
  boolean plain(boolean flow, int indent) throws YamlSyntaxException {
    int start = in.at;
    int end = start;
    int from = start;
    boolean broken = false;
    StringBuilder folded = null;
    in.look(4);
    while (!in.isAtDocumentEdge() && in.peek() != '#') {
      int word = in.at;
      skipWord(flow);
      if (in.at > word) {
        in.look(2);
        if (broken) {
          folded =
              (folded == null ? new StringBuilder() : folded).append(in.chars, from, end - from);
          fold(folded);
          from = word;
          broken = false;
        }
        end = in.at;
      }
      if (!Cursor.isBlank(in.peek()) && !Cursor.isBreak(in.peek())) {
        break;
      }
      broken = skipSpaces(start, false, indent);
      if (broken && !flow && in.at - in.lineStart < indent) {
        break;
      }
      in.look(4);
    }
    String text =
        folded == null ? in.text(start, end) : folded.append(in.chars, from, end - from).toString();
    tokens.add(Token.PLAIN_SCALAR, start, end, text);
    return broken;
  }

  /** Moves to the end of a word of a plain scalar. */
  private void skipWord(boolean flow) {
    char[] chars = in.chars;
    int i = in.at;
    for (char c = chars[i]; !Cursor.isSpaceOrEnd(c); c = chars[++i]) {
      if (c == ':' && Cursor.isSpaceOrEnd(chars[i + 1])) {
        break;
      }
      if (flow && (c == ',' || c == '?' || c == '[' || c == ']' || c == '{' || c == '}')) {
        break;
      }
    }
    in.at = i;
  }

  /**
   * Moves over blanks and line breaks within a scalar.
   *
   * @param broken whether the line was broken just before
   * @param indent column before which no tab may stand in a new line
   * @return whether the line is broken
   */
  private boolean skipSpaces(int start, boolean broken, int indent) throws YamlSyntaxException {
    firstBreak = 0;
    otherBreaks.setLength(0);
    while (true) {
      char c = in.peek();
      if (c == '\t' && broken && in.at - in.lineStart < indent) {
        throw in.error(
            "while scanning a plain scalar",
            start,
            "found a tab character that violates indentation");
      }
      if (Cursor.isBlank(c)) {
        in.at++;
      } else if (!Cursor.isBreak(c)) {
        return broken;
      } else if (broken) {
        otherBreaks.append(in.skipBreak());
      } else {
        firstBreak = in.skipBreak();
        broken = true;
      }
    }
  }

  /** Adds what the line breaks last skipped stand for: one line feed alone is a blank. */
  private void fold(StringBuilder text) {
    if (firstBreak == '\n' && otherBreaks.length() == 0) {
      text.append(' ');
      return;
    }
    if (firstBreak != '\n' && firstBreak != 0) {
      text.append(firstBreak);
    }
    text.append(otherBreaks);
  }

  /** Reads a text between quotes. */
  void quoted(char quote) throws YamlSyntaxException {
    int start = in.at++;
    String simple = simpleQuoted(quote);
    String text = simple == null ? foldedQuoted(quote, start) : simple;
    in.at++;
    tokens.add(Token.QUOTED_SCALAR, start, in.at, text);
  }

  /** Reads a text in one line without escapes; moves nowhere and gives null for any other. */
  private @Nullable String simpleQuoted(char quote) {
    in.look(4);
    char[] chars = in.chars;
    int i = in.at;
    while (chars[i] != quote) {
      if (chars[i] == '\\' && quote == '"' || Cursor.isBreakOrEnd(chars[i])) {
        return null;
      }
      i++;
    }
    if (quote == '\'' && chars[i + 1] == '\'') {
      return null;
    }
    String text = in.text(in.at, i);
    in.at = i;
    in.look(text.isEmpty() ? 1 : 2);
    return text;
  }

  private String foldedQuoted(char quote, int start) throws YamlSyntaxException {
    StringBuilder text = new StringBuilder();
    while (true) {
      in.look(4);
      if (in.isAtDocumentEdge()) {
        throw in.error(QUOTED, start, "found unexpected document indicator");
      }
      if (in.peek() == 0) {
        throw in.error(QUOTED, start, "found unexpected end of stream");
      }
      int word = in.at;
      boolean broken = quotedWord(text, quote, start);
      in.look(in.at > word ? 2 : 1);
      if (in.peek() == quote) {
        return text.toString();
      }
      int blanks = in.at;
      if (skipSpaces(start, broken, 0)) {
        fold(text);
      } else {
        text.append(in.chars, blanks, in.at - blanks);
      }
    }
  }

  /** Reads up to a blank, a line break or the closing quote; returns whether a line break went. */
  private boolean quotedWord(StringBuilder text, char quote, int start) throws YamlSyntaxException {
    for (char c = in.peek(); !Cursor.isSpaceOrEnd(c); c = in.peek()) {
      if (c == quote) {
        if (quote == '"' || in.peek(1) != '\'') {
          return false;
        }
        in.at++;
      } else if (c == '\\' && quote == '"') {
        in.at++;
        if (Cursor.isBreak(in.peek())) {
          in.skipBreak();
          return true;
        }
        text.appendCodePoint(escape(start));
        continue;
      }
      text.append(c);
      in.at++;
    }
    return false;
  }

  private int escape(int start) throws YamlSyntaxException {
    char c = in.peek();
    int length = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    int plain =
        switch (c) {
          case '0' -> 0;
          case 'a' -> 0x07;
          case 'b' -> '\b';
          case 't', '\t' -> '\t';
          case 'n' -> '\n';
          case 'v' -> 0x0B;
          case 'f' -> '\f';
          case 'r' -> '\r';
          case 'e' -> 0x1B;
          case ' ', '"', '\'', '\\' -> c;
          case 'N' -> 0x85;
          case '_' -> 0xA0;
          case 'L' -> 0x2028;
          case 'P' -> 0x2029;
          case 'x', 'u', 'U' -> -1;
          default -> throw in.error(ESCAPE, start, "found unknown escape character");
        };
    in.at++;
    return length == 0 ? plain : hexadecimal(length, start);
  }

  private int hexadecimal(int length, int start) throws YamlSyntaxException {
    long value = 0;
    for (int i = 0; i < length; i++) {
      int digit = Cursor.hex(in.peek(i));
      if (digit < 0) {
        throw in.error(ESCAPE, start, "did not find expected hexdecimal number");
      }
      value = value << 4 | digit;
    }
    if (value >= 0xD800 && value <= 0xDFFF || value > Character.MAX_CODE_POINT) {
      throw in.error(ESCAPE, start, "found invalid Unicode character escape code");
    }
    in.at += length;
    return (int) value;
  }
}
