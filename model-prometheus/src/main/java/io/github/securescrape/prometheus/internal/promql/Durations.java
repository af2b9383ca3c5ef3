// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import static io.github.securescrape.prometheus.internal.promql.Feature.DURATIONS_ARE_NUMBERS;
import static io.github.securescrape.prometheus.internal.promql.Feature.DURATION_CALLS;
import static io.github.securescrape.prometheus.internal.promql.Feature.DURATION_EXPRESSIONS;
import static io.github.securescrape.prometheus.internal.promql.Feature.MAX_OF;
import static io.github.securescrape.prometheus.internal.promql.Feature.SHORT_OFFSETS;
import static io.github.securescrape.prometheus.internal.promql.Feature.SIGNED_DURATIONS;
import static io.github.securescrape.prometheus.internal.promql.Feature.SWITCHED_DURATION_CALLS;

import io.github.securescrape.core.value.Version;
import org.jspecify.annotations.Nullable;

/**
 * Reads durations: one number, or arithmetic where the version has it. Parentheses may be nested
 * {@value #DEEPEST} deep here.
 */
final class Durations {

  /** A duration: a number of seconds, or {@code null} if it is to be calculated. */
  record Length(int start, @Nullable Double seconds) {

    boolean isPositive() {
      return seconds == null || !(seconds <= 0);
    }
  }

  static final int DEEPEST = 500;

  private static final double MAX_SECONDS = 0x1p63 / 1e9;

  private final Tokens tokens;
  private final Version version;
  private int depth;

  Durations(Tokens tokens, Version version) {
    this.tokens = tokens;
    this.version = version;
  }

  /** Returns what Prometheus names as expected. */
  String expected() {
    if (Feature.DURATION_RANGE.isIn(version)) {
      return "number, duration, step(), or range()";
    }
    if (DURATION_CALLS.isIn(version)) {
      return "number, duration, or step()";
    }
    return DURATIONS_ARE_NUMBERS.isIn(version) ? "number or duration" : "duration";
  }

  /** Reads the length of a range, or its step. */
  Length range(String where, String expected) {
    if (!SIGNED_DURATIONS.isIn(version)) {
      return literal(where, expected);
    }
    Length length = sum(1, where, expected);
    if (!length.isPositive()) {
      throw Fault.syntax(length.start(), "duration must be greater than 0").stop();
    }
    return length;
  }

  /** Reads what follows {@code offset}. */
  Length offset() {
    String where = "offset";
    if (!SIGNED_DURATIONS.isIn(version)) {
      boolean minus = tokens.takeIf(TokenKind.SUB);
      Length length = literal(where, expected());
      return minus ? negative(length, length.start()) : length;
    }
    if (!SHORT_OFFSETS.isIn(version)) {
      return signed(where, expected());
    }
    if (!tokens.kind().isSign()) {
      boolean simple = isNumber() || isCall();
      return simple ? single(where, expected()) : sum(1, where, expected());
    }
    Token sign = tokens.take();
    boolean bracketed = DURATION_CALLS.isIn(version) && tokens.kind() == TokenKind.LEFT_PAREN;
    if (isNumber() || isCall()) {
      return apply(sign, single(where, expected()));
    }
    if (bracketed) {
      Length inner = bracketed(where, expected());
      if (inner.seconds() != null && !MAX_OF.isIn(version)) {
        throw Fault.syntax(sign.start(), "unexpected error").stop();
      }
      return apply(sign, inner);
    }
    Length left = apply(sign, sum(TokenKind.POW.strength(), where, expected()));
    return rest(left, 1, where, expected());
  }

  private boolean isNumber() {
    return tokens.kind() == TokenKind.NUMBER || tokens.kind() == TokenKind.DURATION;
  }

  private boolean isCall() {
    return switch (tokens.kind()) {
      case STEP, RANGE, MAX_OF, MIN_OF -> true;
      case MAX, MIN -> DURATION_CALLS.isIn(version) && !MAX_OF.isIn(version);
      default -> false;
    };
  }

  /** Reads operands with operators between them that bind at least so strongly. */
  private Length sum(int strength, String where, String expected) {
    return rest(signed(where, expected), strength, where, expected);
  }

  private Length rest(Length first, int strength, String where, String expected) {
    Length left = first;
    while (isArithmetic(tokens.kind()) && tokens.kind().strength() >= strength) {
      Token operator = tokens.take();
      int next = operator.kind().strength() + (operator.kind() == TokenKind.POW ? 0 : 1);
      Length right = sum(next, where, expected);
      checkSwitch(left.start());
      boolean division = operator.kind() == TokenKind.DIV || operator.kind() == TokenKind.MOD;
      if (division && right.seconds() != null && right.seconds() == 0) {
        String what = operator.kind() == TokenKind.DIV ? "division" : "modulo";
        throw Fault.syntax(operator.start(), what + " by zero").stop();
      }
      left = new Length(left.start(), null);
    }
    return left;
  }

  private static boolean isArithmetic(TokenKind kind) {
    return switch (kind) {
      case ADD, SUB, MUL, DIV, MOD, POW -> true;
      default -> false;
    };
  }

  private Length signed(String where, String expected) {
    if (!tokens.kind().isSign()) {
      return single(where, expected);
    }
    Token sign = tokens.take();
    deeper(sign);
    Length length = sum(TokenKind.POW.strength(), where, expected);
    depth--;
    return apply(sign, length);
  }

  private static Length apply(Token sign, Length length) {
    return sign.kind() == TokenKind.SUB
        ? negative(length, sign.start())
        : new Length(sign.start(), length.seconds());
  }

  private static Length negative(Length length, int start) {
    return new Length(start, length.seconds() == null ? null : -length.seconds());
  }

  private Length single(String where, String expected) {
    if (isCall()) {
      return call(where, expected);
    }
    if (tokens.kind() == TokenKind.LEFT_PAREN) {
      Length inner = bracketed(where, expected);
      checkSwitch(inner.start());
      return inner;
    }
    return literal(where, expected);
  }

  private Length bracketed(String where, String expected) {
    deeper(tokens.take());
    Length inner = sum(1, where, expected);
    tokens.expect(TokenKind.RIGHT_PAREN, where, expected);
    depth--;
    return inner;
  }

  private Length call(String where, String expected) {
    Token name = tokens.take();
    deeper(name);
    tokens.expect(TokenKind.LEFT_PAREN, where, expected);
    if (name.kind() != TokenKind.STEP && name.kind() != TokenKind.RANGE) {
      sum(1, where, expected);
      tokens.expect(TokenKind.COMMA, where, expected);
      sum(1, where, expected);
    }
    tokens.expect(TokenKind.RIGHT_PAREN, where, expected);
    depth--;
    if (SWITCHED_DURATION_CALLS.isIn(version)) {
      checkSwitch(name.start());
    }
    return new Length(name.start(), null);
  }

  private void deeper(Token token) {
    if (++depth > DEEPEST) {
      throw Fault.syntax(token.start(), "duration is nested too deep").stop();
    }
  }

  private void checkSwitch(int start) {
    if (!DURATION_EXPRESSIONS.isIn(version)) {
      throw Fault.syntax(start, "experimental duration expression is not enabled").stop();
    }
  }

  private Length literal(String where, String expected) {
    boolean number = tokens.kind() == TokenKind.NUMBER && DURATIONS_ARE_NUMBERS.isIn(version);
    if (!number && tokens.kind() != TokenKind.DURATION) {
      throw tokens.unexpected(where, expected);
    }
    Token token = tokens.take();
    boolean zeroPasses = SIGNED_DURATIONS.isIn(version);
    double seconds = Numbers.valueOf(token, zeroPasses);
    if (zeroPasses && Math.abs(seconds) > MAX_SECONDS) {
      throw Fault.syntax(token.start(), "duration out of range").stop();
    }
    return new Length(token.start(), seconds);
  }
}
