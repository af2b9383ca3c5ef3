// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import io.github.securescrape.core.value.GoQuote;
import java.util.Map;

/**
 * A piece of a template.
 *
 * @param kind what it is
 * @param text as it is written
 * @param line line that it begins on, from 1
 */
record Item(Kind kind, String text, int line) {

  /** The kinds of pieces. */
  enum Kind {
    TEXT,
    LEFT_DELIM,
    RIGHT_DELIM,
    SPACE,
    LEFT_PAREN,
    RIGHT_PAREN,
    ASSIGN,
    DECLARE,
    PIPE,
    CHAR,
    BOOL,
    NUMBER,
    COMPLEX,
    CHAR_CONSTANT,
    STRING,
    DOT,
    NIL,
    FIELD,
    VARIABLE,
    IDENTIFIER,
    BLOCK,
    BREAK,
    CONTINUE,
    DEFINE,
    ELSE,
    END,
    IF,
    RANGE,
    TEMPLATE,
    WITH,
    EOF,
    ERROR;

    boolean beginsOperand() {
      return compareTo(BOOL) >= 0 && compareTo(IDENTIFIER) <= 0 || this == LEFT_PAREN;
    }

    /** Returns whether it stands for a value that can neither be called nor have fields. */
    boolean isLiteral() {
      return compareTo(BOOL) >= 0 && compareTo(NIL) <= 0;
    }

    boolean isKeyword() {
      return compareTo(BLOCK) >= 0 && compareTo(WITH) <= 0 || this == DOT || this == NIL;
    }
  }

  static final Map<String, Kind> KEYWORDS =
      Map.ofEntries(
          Map.entry("block", Kind.BLOCK),
          Map.entry("break", Kind.BREAK),
          Map.entry("continue", Kind.CONTINUE),
          Map.entry("define", Kind.DEFINE),
          Map.entry("else", Kind.ELSE),
          Map.entry("end", Kind.END),
          Map.entry("if", Kind.IF),
          Map.entry("range", Kind.RANGE),
          Map.entry("nil", Kind.NIL),
          Map.entry("template", Kind.TEMPLATE),
          Map.entry("with", Kind.WITH),
          Map.entry("true", Kind.BOOL),
          Map.entry("false", Kind.BOOL));

  private static final int LONGEST = 10;

  /** Returns it as Go names it in messages. */
  String describe() {
    if (kind == Kind.EOF) {
      return "EOF";
    }
    if (kind.isKeyword()) {
      return "<" + text + ">";
    }
    boolean isLong = text.codePointCount(0, text.length()) > LONGEST;
    return isLong
        ? GoQuote.quote(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "..."
        : GoQuote.quote(text);
  }
}
