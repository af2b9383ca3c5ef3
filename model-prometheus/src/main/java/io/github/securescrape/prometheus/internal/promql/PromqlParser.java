// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.promql.Functions.Function;
import io.github.securescrape.prometheus.internal.promql.TokenKind.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression in one pass. What is open stands on a list, not on Java's stack, so that no
 * nesting is too deep.
 */
final class PromqlParser {

  /** What is open, and waits for an operand. */
  private sealed interface Open {}

  private record Parenthesis(Token token) implements Open {}

  private record Sign(Token token) implements Open {}

  private record Binary(Operand left, Token operator, Matching matching) implements Open {}

  /** A call of a function, or an aggregation; its labels may stand before its arguments. */
  private record Call(Token name, boolean grouped, List<Operand> arguments) implements Open {

    boolean isAggregation() {
      return name.kind().role() == Role.AGGREGATION;
    }
  }

  private final Version version;
  private final Tokens tokens;
  private final Selectors selectors;
  private final Modifiers modifiers;
  private final Deque<Open> open = new ArrayDeque<>();
  private int openAggregations;

  PromqlParser(String text, Version version) {
    this.version = version;
    tokens = new Tokens(text, version);
    selectors = new Selectors(tokens, version);
    modifiers = new Modifiers(tokens, version);
  }

  /** Reads all. */
  Operand parse() {
    if (tokens.kind() == TokenKind.END_OF_INPUT) {
      throw Fault.syntax(0, "no expression found in input").stop();
    }
    Operand operand = operand();
    while (true) {
      operand = modifiers.read(operand);
      int strength = tokens.kind().strength();
      operand = reduce(operand, strength);
      if (strength > 0) {
        open.push(new Binary(operand, tokens.take(), matching()));
        operand = operand();
        continue;
      }
      Open last = open.peek();
      if (last == null) {
        if (tokens.kind() != TokenKind.END_OF_INPUT) {
          throw tokens.unexpected("", "");
        }
        return operand;
      }
      operand = last instanceof Call call ? argument(call, operand) : close(last, operand);
    }
  }

  private Operand close(Open last, Operand operand) {
    if (!(last instanceof Parenthesis parenthesis)) {
      throw new IllegalStateException("not reduced: " + last);
    }
    tokens.expect(TokenKind.RIGHT_PAREN, where(), "");
    open.pop();
    return Operand.of(operand.type(), parenthesis.token().start(), operand.fault());
  }

  /** Opens what begins here, and returns the first operand that is complete. */
  private Operand operand() {
    while (true) {
      Token token = tokens.peek();
      TokenKind kind = token.kind();
      if (kind.isSign()) {
        open.push(new Sign(tokens.take()));
      } else if (kind == TokenKind.LEFT_PAREN) {
        open.push(new Parenthesis(tokens.take()));
      } else if (kind == TokenKind.LEFT_BRACE) {
        return selectors.read(null);
      } else if (kind == TokenKind.STRING) {
        return Operand.of(ExpressionType.STRING, tokens.take().start(), null);
      } else if (isNumber(kind)) {
        Numbers.valueOf(tokens.take(), Feature.SIGNED_DURATIONS.isIn(version));
        return Operand.of(ExpressionType.SCALAR, token.start(), null);
      } else if (kind.isMetricName(version)) {
        tokens.take();
        Call call = call(token);
        if (call == null) {
          return selectors.read(token);
        }
        if (tokens.kind() == TokenKind.RIGHT_PAREN) {
          return finish(call);
        }
      } else {
        throw tokens.unexpected(where(), "");
      }
    }
  }

  private boolean isNumber(TokenKind kind) {
    return kind == TokenKind.NUMBER
        || kind == TokenKind.DURATION && Feature.DURATIONS_ARE_NUMBERS.isIn(version);
  }

  /** Opens a call if one begins with a word; {@code null} if the word is the name of a metric. */
  private @Nullable Call call(Token name) {
    TokenKind kind = name.kind();
    boolean grouped = false;
    if (kind.role() == Role.AGGREGATION) {
      grouped = tokens.kind() == TokenKind.BY || tokens.kind() == TokenKind.WITHOUT;
      if (!grouped && tokens.kind() != TokenKind.LEFT_PAREN) {
        return null;
      }
      openAggregations++;
      if (grouped) {
        tokens.take();
        selectors.labels();
      }
    } else if (!isFunctionName(kind) || tokens.kind() != TokenKind.LEFT_PAREN) {
      return null;
    }
    tokens.expect(TokenKind.LEFT_PAREN, where(), "");
    Call call = new Call(name, grouped, new ArrayList<>());
    open.push(call);
    return call;
  }

  private boolean isFunctionName(TokenKind kind) {
    boolean old = kind == TokenKind.START || kind == TokenKind.END;
    return kind == TokenKind.IDENTIFIER
        || kind.role() == Role.CALL && (!old || Feature.SWITCHED_DURATION_CALLS.isIn(version));
  }

  private Operand argument(Call call, Operand operand) {
    call.arguments().add(operand);
    if (tokens.kind() != TokenKind.COMMA) {
      return finish(call);
    }
    Token comma = tokens.take();
    if (tokens.kind() == TokenKind.RIGHT_PAREN || tokens.kind() == TokenKind.COMMA) {
      String what = "trailing commas not allowed in function call args";
      throw Fault.syntax(comma.start(), what).stop();
    }
    return operand();
  }

  private Operand finish(Call call) {
    tokens.expect(TokenKind.RIGHT_PAREN, where(), "");
    open.pop();
    if (!call.isAggregation()) {
      return Types.call(call.name(), function(call.name()), call.arguments());
    }
    if (!call.grouped() && (tokens.kind() == TokenKind.BY || tokens.kind() == TokenKind.WITHOUT)) {
      tokens.take();
      selectors.labels();
    }
    openAggregations--;
    return aggregation(call.name(), call.arguments());
  }

  private Function function(Token name) {
    Function function = Functions.find(name.text(), version);
    if (function == null) {
      String quoted = GoQuote.quote(name.text());
      String what =
          Functions.isSwitched(name.text(), version)
              ? "function " + quoted + " is not enabled"
              : "unknown function with name " + quoted;
      throw new Fault(Promql.Kind.FUNCTION, name.start(), what).stop();
    }
    return function;
  }

  private static Operand aggregation(Token name, List<Operand> arguments) {
    if (arguments.isEmpty()) {
      String what = "no arguments for aggregate expression provided";
      throw Fault.type(name.start(), what).stop();
    }
    int expected =
        switch (name.kind()) {
          case TOPK, BOTTOMK, QUANTILE, COUNT_VALUES -> 2;
          case LIMITK, LIMIT_RATIO ->
              throw new Fault(
                      Promql.Kind.FUNCTION,
                      name.start(),
                      name.kind().word()
                          + "() is experimental and must be enabled with"
                          + " --enable-feature=promql-experimental-functions")
                  .stop();
          default -> 1;
        };
    if (arguments.size() != expected) {
      String what = "wrong number of arguments for aggregate expression provided, expected ";
      throw Fault.type(name.start(), what + expected + ", got " + arguments.size()).stop();
    }
    Operand parameter = expected == 2 ? arguments.get(0) : null;
    return Types.aggregation(name, parameter, arguments.get(expected - 1));
  }

  /** Reads what may stand between an operator and its right side. */
  private Matching matching() {
    boolean bool = tokens.takeIf(TokenKind.BOOL);
    boolean on = tokens.kind() == TokenKind.ON;
    List<String> labels = List.of();
    List<String> include = List.of();
    boolean grouped = false;
    if (on || tokens.kind() == TokenKind.IGNORING) {
      tokens.take();
      labels = selectors.labels();
      grouped = tokens.takeIf(TokenKind.GROUP_LEFT) || tokens.takeIf(TokenKind.GROUP_RIGHT);
      if (grouped && tokens.kind() == TokenKind.LEFT_PAREN) {
        include = selectors.labels();
      }
    }
    if (tokens.kind().isFill()) {
      String what = "binop fill modifiers are experimental and not enabled";
      throw Fault.syntax(tokens.peek().start(), what).stop();
    }
    return new Matching(bool, on, labels, grouped, include);
  }

  /** Puts together what binds more strongly than what follows. */
  private Operand reduce(Operand operand, int strength) {
    Operand whole = operand;
    while (true) {
      if (open.peek() instanceof Sign sign && TokenKind.SIGN >= strength) {
        whole = Types.unary(sign.token(), whole);
      } else if (open.peek() instanceof Binary binary && binds(binary.operator(), strength)) {
        whole = Types.binary(binary.left(), binary.operator(), binary.matching(), whole);
      } else {
        return whole;
      }
      open.pop();
    }
  }

  private static boolean binds(Token operator, int strength) {
    int own = operator.kind().strength();
    return own > strength || own == strength && operator.kind() != TokenKind.POW;
  }

  /** Returns the name of what is open for messages: only aggregations have one. */
  private String where() {
    return openAggregations > 0 ? "aggregation" : "";
  }
}
