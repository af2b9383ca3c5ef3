// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.promql.Durations.Length;
import io.github.securescrape.prometheus.internal.promql.Operand.At;
import io.github.securescrape.prometheus.internal.promql.Operand.Kind;
import java.util.Locale;

/** Reads what may follow an operand: ranges, offsets and times. */
final class Modifiers {

  private static final String SUBQUERY = "subquery selector";

  private final Tokens tokens;
  private final Version version;
  private final Durations durations;

  Modifiers(Tokens tokens, Version version) {
    this.tokens = tokens;
    this.version = version;
    durations = new Durations(tokens, version);
  }

  /** Reads all that follows, and returns the operand with it. */
  Operand read(Operand operand) {
    Operand read = operand;
    while (true) {
      switch (tokens.kind()) {
        case LEFT_BRACKET -> read = range(read);
        case OFFSET -> read = offset(read);
        case AT -> read = at(read);
        case ANCHORED, SMOOTHED ->
            throw syntax(
                read.start(), tokens.peek().text() + " modifier is experimental and not enabled");
        default -> {
          return read;
        }
      }
    }
  }

  private Operand range(Operand operand) {
    Token bracket = tokens.take();
    String expected = durations.expected();
    boolean calls = Feature.DURATION_CALLS.isIn(version);
    durations.range(calls ? "subquery or range selector" : SUBQUERY, expected);
    if (tokens.takeIf(TokenKind.COLON)) {
      if (!tokens.takeIf(TokenKind.RIGHT_BRACKET)) {
        String comma = Feature.DURATION_RANGE.isIn(version) ? ", or \"]\"" : " or \"]\"";
        durations.range(SUBQUERY, expected.replace(", or range", ", range") + comma);
        tokens.expect(TokenKind.RIGHT_BRACKET, SUBQUERY, "\"]\"");
      }
      return Types.subquery(operand);
    }
    tokens.expect(TokenKind.RIGHT_BRACKET, "subquery or range", "\":\" or \"]\"");
    if (operand.kind() != Kind.VECTOR_SELECTOR) {
      throw syntax(bracket.start(), "ranges only allowed for vector selectors");
    }
    if (operand.offset()) {
      throw syntax(bracket.start(), "no offset modifiers allowed before range");
    }
    if (operand.at() == At.TIMESTAMP) {
      throw syntax(bracket.start(), "no @ modifiers allowed before range");
    }
    return operand.ranged();
  }

  private Operand offset(Operand operand) {
    tokens.take();
    Length length = durations.offset();
    checkSelects(operand, "offset modifier");
    if (operand.offset() || operand.offsetExpression()) {
      throw syntax(operand.start(), "offset may not be set multiple times");
    }
    Double seconds = length.seconds();
    // What is too short to be counted is none.
    double least = Feature.SHORT_OFFSETS.isIn(version) ? 0.5e-9 : 1e-3;
    boolean set = seconds != null && !(Math.abs(seconds) < least);
    return operand.withOffset(set, seconds == null);
  }

  private Operand at(Operand operand) {
    tokens.take();
    boolean signed = tokens.kind().isSign();
    boolean minus = signed && tokens.take().kind() == TokenKind.SUB;
    TokenKind kind = tokens.kind();
    At at;
    if (!signed && (kind == TokenKind.START || kind == TokenKind.END)) {
      tokens.take();
      tokens.expect(TokenKind.LEFT_PAREN, "@", "timestamp");
      tokens.expect(TokenKind.RIGHT_PAREN, "@", "timestamp");
      at = At.START_OR_END;
    } else {
      checkTime(operand, minus);
      at = At.TIMESTAMP;
    }
    checkSelects(operand, "@ modifier");
    if (operand.at() != At.NONE) {
      throw syntax(operand.start(), "@ <timestamp> may not be set multiple times");
    }
    return operand.withAt(at);
  }

  private void checkTime(Operand operand, boolean minus) {
    boolean duration =
        tokens.kind() == TokenKind.DURATION && Feature.DURATIONS_ARE_NUMBERS.isIn(version);
    if (tokens.kind() != TokenKind.NUMBER && !duration) {
      throw tokens.unexpected("@", "timestamp");
    }
    double time = Numbers.valueOf(tokens.take(), Feature.SIGNED_DURATIONS.isIn(version));
    if (!(Math.abs(time) < 0x1p63)) {
      String sign = Double.isNaN(time) ? "" : minus ? "-" : "+";
      String shown =
          Double.isInfinite(time) ? sign + "Inf" : String.format(Locale.ROOT, "%f", time);
      throw syntax(operand.start(), "timestamp out of bounds for @ modifier: " + shown);
    }
  }

  private static void checkSelects(Operand operand, String what) {
    if (!operand.selects()) {
      throw syntax(
          operand.start(),
          what
              + " must be preceded by an instant vector selector or range vector selector or a"
              + " subquery");
    }
  }

  private static Fault.Stop syntax(int at, String what) {
    return Fault.syntax(at, what).stop();
  }
}
