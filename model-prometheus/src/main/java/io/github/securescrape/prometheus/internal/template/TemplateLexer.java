// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.internal.template.Item.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into pieces. The last one is the end, or an error. */
final class TemplateLexer {

  /** Ends the cutting where a piece is none. */
  private static final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message, null, false, false);
    }
  }

  private final TemplateCursor cursor;
  private final List<Item> items = new ArrayList<>();
  private int openParens;

  private TemplateLexer(String text) {
    cursor = new TemplateCursor(text);
  }

  static List<Item> cut(String text) {
    TemplateLexer lexer = new TemplateLexer(text);
    try {
      lexer.cut();
    } catch (Broken e) {
      String what = String.valueOf(e.getMessage());
      lexer.items.add(new Item(Kind.ERROR, what, lexer.cursor.line()));
    }
    return lexer.items;
  }

  private void cut() {
    while (!cursor.atEnd()) {
      boolean open = cursor.findNext("{{");
      if (!cursor.piece().isEmpty()) {
        add(Kind.TEXT);
      }
      cursor.begin();
      if (open) {
        action();
        cursor.begin();
      }
    }
    add(Kind.EOF);
  }

  private void action() {
    cursor.skipLeft();
    if (cursor.takeIf("/*")) {
      if (!cursor.skipTo("*/")) {
        throw new Broken("unclosed comment");
      }
      if (!cursor.atRight()) {
        throw new Broken("comment ends before closing delimiter");
      }
      cursor.skipRight();
      return;
    }
    add(Kind.LEFT_DELIM);
    cursor.begin();
    openParens = 0;
    while (!cursor.atRight()) {
      inside(cursor.take());
      cursor.begin();
    }
    if (openParens > 0) {
      throw new Broken("unclosed left paren");
    }
    cursor.skipRight();
    items.add(new Item(Kind.RIGHT_DELIM, "}}", cursor.line()));
  }

  private void inside(int c) {
    switch (c) {
      case TemplateCursor.END -> throw new Broken("unclosed action");
      case ' ', '\t', '\r', '\n' -> {
        cursor.takeSpace();
        if (!cursor.piece().isEmpty()) {
          add(Kind.SPACE);
        }
      }
      case '=' -> add(Kind.ASSIGN);
      case ':' -> {
        if (!cursor.takeIf("=")) {
          throw new Broken("expected :=");
        }
        add(Kind.DECLARE);
      }
      case '|' -> add(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Kind.CHAR_CONSTANT, "unterminated character constant");
      case '`' -> {
        if (!cursor.skipTo("`")) {
          throw new Broken("unterminated raw quoted string");
        }
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
    boolean number = TemplateCursor.isDigit(c) || c == '+' || c == '-';
    if (c == '.' && !TemplateCursor.isDigit(cursor.peek())) {
      name(Kind.FIELD);
    } else if (c == '.' || number) {
      cursor.reset();
      number();
    } else if (TemplateCursor.isAlphaNumeric(c)) {
      name(Kind.IDENTIFIER);
    } else if (c > ' ' && c < 0x7F) {
      add(Kind.CHAR);
    } else {
      throw new Broken("unrecognized character in action: " + point(c));
    }
  }

  /** A name after what it begins with, which may stand alone. */
  private void name(Kind kind) {
    cursor.takeName();
    if (!cursor.atTerminator()) {
      throw new Broken("bad character " + point(cursor.peekRune()));
    }
    String word = cursor.piece();
    if (kind == Kind.IDENTIFIER) {
      add(Item.KEYWORDS.getOrDefault(word, kind));
    } else {
      add(word.equals(".") ? Kind.DOT : kind);
    }
  }

  private void quoted(char quote, Kind kind, String unterminated) {
    for (int c = cursor.take(); c != quote; c = cursor.take()) {
      int last = c == '\\' ? cursor.take() : c;
      if (last == TemplateCursor.END || last == '\n') {
        throw new Broken(unterminated);
      }
    }
    add(kind);
  }

  private void number() {
    boolean complete = cursor.takeNumber();
    boolean complex = complete && (cursor.peek() == '+' || cursor.peek() == '-');
    if (!complete || complex && !(cursor.takeNumber() && cursor.piece().endsWith("i"))) {
      throw new Broken("bad number syntax: " + GoQuote.quote(cursor.piece()));
    }
    add(complex ? Kind.COMPLEX : Kind.NUMBER);
  }

  private void add(Kind kind) {
    items.add(new Item(kind, cursor.piece(), cursor.line()));
  }

  private static String point(int c) {
    return "U+%04X '%s'".formatted(c, Character.toString(c));
  }
}
