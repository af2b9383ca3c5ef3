// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import io.github.securescrape.prometheus.internal.go.GoQuote;
import io.github.securescrape.prometheus.internal.template.Item.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into pieces. The last one is the end, or an error. */
final class TemplateLexer {

  private static final int END = -1;
  private static final String RIGHT = "}}";

  /** Ends the cutting where a piece is none. */
  private static final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message, null, false, false);
    }
  }

  private final String text;
  private final List<Item> items = new ArrayList<>();
  private int at;
  private int start;
  private int line = 1;
  private int counted;
  private int openParens;

  private TemplateLexer(String text) {
    this.text = text;
  }

  static List<Item> cut(String text) {
    TemplateLexer lexer = new TemplateLexer(text);
    try {
      lexer.cut();
    } catch (Broken e) {
      lexer.items.add(new Item(Kind.ERROR, String.valueOf(e.getMessage()), lexer.line()));
    }
    return lexer.items;
  }

  private void cut() {
    while (at < text.length()) {
      int open = text.indexOf("{{", at);
      int end = open < 0 ? text.length() : open;
      if (end > at) {
        items.add(new Item(Kind.TEXT, text.substring(at, end), line()));
      }
      at = end;
      start = end;
      if (open >= 0) {
        action();
      }
    }
    add(Kind.EOF);
  }

  private void action() {
    at += 2;
    int begin = isSpace(charAt(at + 1)) && charAt(at) == '-' ? at + 2 : at;
    if (text.startsWith("/*", begin)) {
      comment(begin + 2);
      return;
    }
    add(Kind.LEFT_DELIM);
    at = begin;
    start = begin;
    openParens = 0;
    while (!atRight()) {
      inside();
      start = at;
    }
    if (openParens > 0) {
      throw new Broken("unclosed left paren");
    }
    right();
  }

  private void comment(int from) {
    int close = text.indexOf("*/", from);
    if (close < 0) {
      throw new Broken("unclosed comment");
    }
    at = close + 2;
    if (!atRight()) {
      throw new Broken("comment ends before closing delimiter");
    }
    skipRight();
  }

  private boolean atRight() {
    return text.startsWith(RIGHT, at) || atTrimmedRight(at);
  }

  private boolean atTrimmedRight(int place) {
    return isSpace(charAt(place)) && charAt(place + 1) == '-' && text.startsWith(RIGHT, place + 2);
  }

  private void right() {
    items.add(new Item(Kind.RIGHT_DELIM, RIGHT, line()));
    skipRight();
  }

  private void skipRight() {
    at += text.startsWith(RIGHT, at) ? 2 : 4;
    start = at;
  }

  private void inside() {
    int c = take();
    switch (c) {
      case END -> throw new Broken("unclosed action");
      case ' ', '\t', '\r', '\n' -> space();
      case '=' -> add(Kind.ASSIGN);
      case ':' -> {
        if (take() != '=') {
          throw new Broken("expected :=");
        }
        add(Kind.DECLARE);
      }
      case '|' -> add(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Kind.CHAR_CONSTANT, "unterminated character constant");
      case '`' -> {
        int close = text.indexOf('`', at);
        if (close < 0) {
          throw new Broken("unterminated raw quoted string");
        }
        at = close + 1;
        add(Kind.STRING);
      }
      case '$' -> name(Kind.VARIABLE);
      case '(' -> {
        add(Kind.LEFT_PAREN);
        openParens++;
      }
      case ')' -> {
        add(Kind.RIGHT_PAREN);
        if (--openParens < 0) {
          throw new Broken("unexpected right paren");
        }
      }
      default -> other(c);
    }
  }

  private void other(int c) {
    if (c == '.' && at < text.length() && !isDigit(charAt(at))) {
      name(Kind.FIELD);
    } else if (c == '.' || c == '+' || c == '-' || isDigit((char) Math.min(c, 'z'))) {
      at = start;
      number();
    } else if (isAlphaNumeric(c)) {
      name(Kind.IDENTIFIER);
    } else if (c > ' ' && c < 0x7F) {
      add(Kind.CHAR);
    } else {
      throw new Broken("unrecognized character in action: " + point(c));
    }
  }

  /** White space, without the last of it where that belongs to the end of the action. */
  private void space() {
    while (isSpace(charAt(at))) {
      at++;
    }
    if (atTrimmedRight(at - 1)) {
      at--;
    }
    if (at > start) {
      add(Kind.SPACE);
    }
  }

  /** A name after what it begins with, which may stand alone. */
  private void name(Kind kind) {
    while (at < text.length() && isAlphaNumeric(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (!atTerminator()) {
      throw new Broken("bad character " + point(text.codePointAt(at)));
    }
    String word = text.substring(start, at);
    if (kind == Kind.IDENTIFIER) {
      add(Item.KEYWORDS.getOrDefault(word, kind));
    } else {
      add(word.equals(".") ? Kind.DOT : kind);
    }
  }

  private boolean atTerminator() {
    return at == text.length()
        || isSpace(charAt(at))
        || ".,|:)(".indexOf(charAt(at)) >= 0
        || text.startsWith(RIGHT, at);
  }

  private void quoted(char quote, Kind kind, String unterminated) {
    int c = take();
    while (c != quote) {
      if (c == '\\') {
        c = take();
      }
      if (c == END || c == '\n') {
        throw new Broken(unterminated);
      }
      c = take();
    }
    add(kind);
  }

  private void number() {
    boolean complete = simpleNumber();
    boolean complex = complete && (charAt(at) == '+' || charAt(at) == '-');
    if (!complete || complex && !(simpleNumber() && charAt(at - 1) == 'i')) {
      throw new Broken("bad number syntax: " + GoQuote.quote(text.substring(start, at)));
    }
    add(complex ? Kind.COMPLEX : Kind.NUMBER);
  }

  private boolean simpleNumber() {
    String decimal = "0123456789_";
    String digits = decimal;
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
    String exponent = digits.equals(decimal) ? "eE" : digits.length() > 20 ? "pP" : "";
    if (takeAny(exponent)) {
      takeAny("+-");
      takeAll(decimal);
    }
    takeAny("i");
    if (at < text.length() && isAlphaNumeric(text.codePointAt(at))) {
      take();
      return false;
    }
    return true;
  }

  private boolean takeAny(String any) {
    boolean there = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
    at += there ? 1 : 0;
    return there;
  }

  private void takeAll(String any) {
    while (takeAny(any)) {
      // Each is taken.
    }
  }

  private int take() {
    if (at >= text.length()) {
      return END;
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private void add(Kind kind) {
    items.add(new Item(kind, text.substring(start, at), line()));
  }

  /** Returns the line of where the piece begins. */
  private int line() {
    for (; counted < start; counted++) {
      line += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }

  private char charAt(int place) {
    return place < text.length() ? text.charAt(place) : '\0';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlphaNumeric(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }

  private static String point(int c) {
    return "U+%04X '%s'".formatted(c, Character.toString(c));
  }
}
