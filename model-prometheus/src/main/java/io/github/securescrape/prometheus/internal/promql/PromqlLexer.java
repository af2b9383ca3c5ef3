// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import static io.github.securescrape.prometheus.internal.promql.Feature.DURATIONS_ARE_NUMBERS;
import static io.github.securescrape.prometheus.internal.promql.Feature.DURATION_CALLS;
import static io.github.securescrape.prometheus.internal.promql.Feature.MAX_OF;
import static io.github.securescrape.prometheus.internal.promql.Feature.SIGNED_DURATIONS;
import static io.github.securescrape.prometheus.internal.promql.Feature.SWITCHED_DURATION_CALLS;
import static io.github.securescrape.prometheus.internal.promql.PromqlCursor.quote;

import io.github.securescrape.core.value.Version;

/** Cuts an expression into words and signs. Braces and brackets have words of their own. */
final class PromqlLexer {

  private final PromqlCursor cursor;
  private final Version version;
  private int openParens;
  private boolean inBraces;
  private boolean inBrackets;
  private boolean colonTaken;

  /** Right after a bracket, up to the first number. */
  private boolean beforeRange;

  PromqlLexer(String text, Version version) {
    cursor = new PromqlCursor(text);
    this.version = version;
  }

  /** Returns the next word or sign; at the end always {@link TokenKind#END_OF_INPUT}. */
  Token next() {
    cursor.skipSpace(!beforeRange);
    cursor.begin();
    if (inBraces) {
      return inBraces(cursor.take());
    }
    if (beforeRange && SIGNED_DURATIONS.isIn(version)) {
      return inRange(cursor.take());
    }
    if (beforeRange) {
      beforeRange = false;
      return number(DURATIONS_ARE_NUMBERS.isIn(version));
    }
    return outside(cursor.take());
  }

  private Token outside(int c) {
    return switch (c) {
      case PromqlCursor.END -> end();
      case '=' -> {
        if (cursor.peek() == '~') {
          throw cursor.fault("unexpected character after '=': '~'");
        }
        yield cursor.token(cursor.takeIf('=') ? TokenKind.EQLC : TokenKind.EQL);
      }
      case '!' -> {
        if (!cursor.takeIf('=')) {
          throw cursor.fault("unexpected character after '!': " + quote(cursor.peek()));
        }
        yield cursor.token(TokenKind.NEQ);
      }
      case '<' -> comparison(TokenKind.LSS, TokenKind.LTE, TokenKind.TRIM_UPPER);
      case '>' -> comparison(TokenKind.GTR, TokenKind.GTE, TokenKind.TRIM_LOWER);
      case '[' -> bracket();
      case ']' -> {
        if (!inBrackets) {
          throw cursor.fault("unexpected right bracket ']'");
        }
        inBrackets = false;
        yield cursor.token(TokenKind.RIGHT_BRACKET);
      }
      case '{' -> {
        inBraces = true;
        yield cursor.token(TokenKind.LEFT_BRACE);
      }
      case '@' -> cursor.token(TokenKind.AT);
      case '"', '\'', '`' -> cursor.string((char) c);
      default -> {
        if (cursor.beginsNumber(c)) {
          yield number(true);
        }
        if (PromqlCursor.isAlpha(c) || c == ':') {
          yield inBrackets ? wordInBrackets(c) : word();
        }
        yield sign(c, "unexpected character: ");
      }
    };
  }

  private Token end() {
    if (openParens > 0) {
      throw cursor.fault("unclosed left parenthesis");
    }
    if (inBrackets) {
      throw cursor.fault("unclosed left bracket");
    }
    return cursor.token(TokenKind.END_OF_INPUT);
  }

  private Token comparison(TokenKind plain, TokenKind orEqual, TokenKind trim) {
    if (cursor.takeIf('=')) {
      return cursor.token(orEqual);
    }
    return cursor.token(Feature.TRIM.isIn(version) && cursor.takeIf('/') ? trim : plain);
  }

  private Token bracket() {
    if (inBrackets) {
      throw cursor.fault("unexpected left bracket '['");
    }
    inBrackets = true;
    colonTaken = false;
    beforeRange = true;
    return cursor.token(TokenKind.LEFT_BRACKET);
  }

  /** A sign that means the same outside and inside of brackets. */
  private Token sign(int c, String otherwise) {
    TokenKind kind =
        switch (c) {
          case ',' -> TokenKind.COMMA;
          case '+' -> TokenKind.ADD;
          case '-' -> TokenKind.SUB;
          case '*' -> TokenKind.MUL;
          case '/' -> TokenKind.DIV;
          case '%' -> TokenKind.MOD;
          case '^' -> TokenKind.POW;
          case '(' -> TokenKind.LEFT_PAREN;
          case ')' -> TokenKind.RIGHT_PAREN;
          default -> throw cursor.fault(otherwise + quote(c));
        };
    openParens += kind == TokenKind.LEFT_PAREN ? 1 : kind == TokenKind.RIGHT_PAREN ? -1 : 0;
    if (openParens < 0) {
      cursor.begin();
      throw cursor.fault("unexpected right parenthesis ')'");
    }
    return cursor.token(kind);
  }

  private Token inRange(int c) {
    switch (c) {
      case PromqlCursor.END -> throw cursor.fault("unexpected end of input in duration expression");
      case ':' -> throw cursor.fault("unexpected colon before duration in duration expression");
      case ']' -> {
        inBrackets = false;
        beforeRange = false;
        return cursor.token(TokenKind.RIGHT_BRACKET);
      }
      default -> {
        if (cursor.beginsNumber(c)) {
          beforeRange = false;
          return number(true);
        }
        String otherwise = "unexpected character in duration expression: ";
        boolean letter = PromqlCursor.isAlpha(c);
        return letter ? durationCall(otherwise + quote(c)) : sign(c, otherwise);
      }
    }
  }

  /** After the first number in brackets; of old any letter passed for a colon. */
  private Token wordInBrackets(int c) {
    if (c == ':' || !DURATION_CALLS.isIn(version)) {
      if (colonTaken) {
        throw cursor.fault("unexpected colon " + quote(c));
      }
      colonTaken = true;
      return cursor.token(TokenKind.COLON);
    }
    String otherwise = "unexpected character: " + quote(c) + ", expected ':'";
    Token call = durationCall(otherwise);
    if (call.kind() == TokenKind.RANGE && !SWITCHED_DURATION_CALLS.isIn(version)) {
      throw cursor.fault(otherwise);
    }
    return call;
  }

  private Token durationCall(String otherwise) {
    cursor.takeLetters();
    TokenKind kind = TokenKind.ofWord(cursor.word(), version);
    boolean known =
        switch (kind == null ? TokenKind.IDENTIFIER : kind) {
          case MIN, MAX -> DURATION_CALLS.isIn(version) && !MAX_OF.isIn(version);
          case STEP, RANGE, MIN_OF, MAX_OF -> true;
          default -> false;
        };
    if (kind == null || !known) {
      throw cursor.fault(otherwise);
    }
    return cursor.token(kind);
  }

  private Token inBraces(int c) {
    return switch (c) {
      case PromqlCursor.END -> throw cursor.fault("unexpected end of input inside braces");
      case ',' -> cursor.token(TokenKind.COMMA);
      case '"', '\'', '`' -> cursor.string((char) c);
      case '=' -> cursor.token(cursor.takeIf('~') ? TokenKind.EQL_REGEX : TokenKind.EQL);
      case '!' -> {
        if (cursor.takeIf('~')) {
          yield cursor.token(TokenKind.NEQ_REGEX);
        }
        if (cursor.takeIf('=')) {
          yield cursor.token(TokenKind.NEQ);
        }
        int next = cursor.peek();
        throw cursor.fault("unexpected character after '!' inside braces: " + quote(next));
      }
      case '{' -> throw cursor.fault("unexpected left brace '{'");
      case '}' -> {
        inBraces = false;
        yield cursor.token(TokenKind.RIGHT_BRACE);
      }
      default -> {
        if (!PromqlCursor.isAlpha(c)) {
          throw cursor.fault("unexpected character inside braces: " + quote(c));
        }
        cursor.takeName(false);
        yield cursor.token(TokenKind.IDENTIFIER);
      }
    };
  }

  private Token number(boolean numbers) {
    return cursor.number(numbers, DURATIONS_ARE_NUMBERS.isIn(version));
  }

  private Token word() {
    cursor.takeName(true);
    String word = cursor.word();
    TokenKind kind = TokenKind.ofWord(word, version);
    if (kind == null || kind.isFill() && !cursor.isBeforeParen()) {
      boolean colon = word.indexOf(':') >= 0;
      return cursor.token(colon ? TokenKind.METRIC_IDENTIFIER : TokenKind.IDENTIFIER);
    }
    return cursor.token(kind);
  }
}
