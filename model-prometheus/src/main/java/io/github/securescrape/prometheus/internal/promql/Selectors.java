// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.regex.BadRegexException;
import io.github.securescrape.prometheus.internal.regex.GoRegex;
import io.github.securescrape.prometheus.internal.regex.GoRelease;
import io.github.securescrape.prometheus.relabel.LabelNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what selects series by name and labels, and lists of labels. */
final class Selectors {

  private static final String MATCHING = "label matching";
  private static final String GROUPING = "grouping opts";

  /** What one label must be. */
  private record Matcher(String label, TokenKind operator, String value, @Nullable GoRegex regex) {

    boolean matchesEmpty() {
      return switch (operator) {
        case EQL -> value.isEmpty();
        case NEQ -> !value.isEmpty();
        default -> regex != null && regex.matches("") == (operator == TokenKind.EQL_REGEX);
      };
    }
  }

  private final Tokens tokens;
  private final Version version;

  Selectors(Tokens tokens, Version version) {
    this.tokens = tokens;
    this.version = version;
  }

  /**
   * Reads the rest of a selector.
   *
   * @param name the name before the braces; {@code null} if there is none
   */
  Operand read(@Nullable Token name) {
    int start = name == null ? tokens.peek().start() : name.start();
    List<Matcher> matchers = tokens.kind() == TokenKind.LEFT_BRACE ? matchers() : List.of();
    String what = name == null ? nothingAsked(matchers) : nameTwice(name, matchers);
    Fault fault = what == null ? null : Fault.type(start, what);
    return Operand.of(ExpressionType.VECTOR, start, Operand.Kind.VECTOR_SELECTOR, fault);
  }

  private static @Nullable String nothingAsked(List<Matcher> matchers) {
    return matchers.stream().allMatch(Matcher::matchesEmpty)
        ? "vector selector must contain at least one non-empty matcher"
        : null;
  }

  private static @Nullable String nameTwice(Token name, List<Matcher> matchers) {
    for (Matcher each : matchers) {
      if (each.label().equals("__name__")) {
        String first = GoQuote.quote(name.text());
        String second = GoQuote.quote(each.value());
        return "metric name must not be set twice: " + first + " or " + second;
      }
    }
    return null;
  }

  private List<Matcher> matchers() {
    List<Matcher> matchers = new ArrayList<>();
    tokens.take();
    while (!tokens.takeIf(TokenKind.RIGHT_BRACE)) {
      matchers.add(matcher());
      if (tokens.kind() != TokenKind.RIGHT_BRACE) {
        tokens.expect(TokenKind.COMMA, MATCHING, "\",\" or \"}\"");
      }
    }
    return matchers;
  }

  private Matcher matcher() {
    boolean quoted = tokens.kind() == TokenKind.STRING && Feature.QUOTED_NAMES.isIn(version);
    if (tokens.kind() != TokenKind.IDENTIFIER && !quoted) {
      throw tokens.unexpected(MATCHING, "identifier or \"}\"");
    }
    Token label = tokens.take();
    if (tokens.kind().isMatchOperator()) {
      TokenKind operator = tokens.take().kind();
      Token value = tokens.expect(TokenKind.STRING, MATCHING, "string");
      return matcher(label, operator, value.value());
    }
    if (quoted) {
      return new Matcher("__name__", TokenKind.EQL, label.value(), null);
    }
    throw tokens.unexpected(MATCHING, "label matching operator");
  }

  private static Matcher matcher(Token label, TokenKind operator, String value) {
    GoRegex regex = null;
    if (operator == TokenKind.EQL_REGEX || operator == TokenKind.NEQ_REGEX) {
      try {
        GoRegex.compile(value, GoRelease.NEWEST);
        regex = GoRegex.compile("^(?s:" + value + ")$", GoRelease.NEWEST);
      } catch (BadRegexException e) {
        throw Fault.syntax(label.start(), e.getMessage()).stop();
      }
    }
    return new Matcher(label.value(), operator, value, regex);
  }

  /** Reads a list of labels between parentheses. */
  List<String> labels() {
    List<String> labels = new ArrayList<>();
    tokens.expect(TokenKind.LEFT_PAREN, GROUPING, "\"(\"");
    while (!tokens.takeIf(TokenKind.RIGHT_PAREN)) {
      labels.add(label());
      if (tokens.kind() != TokenKind.RIGHT_PAREN) {
        tokens.expect(TokenKind.COMMA, GROUPING, "\",\" or \")\"");
      }
    }
    return labels;
  }

  private String label() {
    boolean quoted = tokens.kind() == TokenKind.STRING && Feature.QUOTED_LABELS.isIn(version);
    if (!quoted && !tokens.kind().isLabelName(version)) {
      throw tokens.unexpected(GROUPING, "label");
    }
    String name = tokens.peek().value();
    boolean utf8 = Feature.UTF8_NAMES.isIn(version);
    if (utf8 ? !LabelNames.isUtf8(name) : !LabelNames.isLegacy(name)) {
      String what = "invalid label name for grouping: " + GoQuote.quote(name);
      throw utf8
          ? Fault.syntax(tokens.peek().start(), what).stop()
          : tokens.unexpected(GROUPING, "label");
    }
    tokens.take();
    return name;
  }
}
