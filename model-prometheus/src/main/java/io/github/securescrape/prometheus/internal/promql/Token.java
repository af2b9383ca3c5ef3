// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.GoQuote;

/**
 * A word or sign of an expression.
 *
 * @param kind what it is
 * @param start where it begins in the expression
 * @param text as it is written
 * @param value what a text in quotes stands for; else as it is written
 */
record Token(TokenKind kind, int start, String text, String value) {

  private static final int LONGEST = 10;

  /** Returns it as Prometheus names it in messages. */
  String describe() {
    return switch (kind) {
      case END_OF_INPUT -> "end of input";
      case IDENTIFIER -> "identifier " + GoQuote.quote(text);
      case METRIC_IDENTIFIER -> "metric identifier " + GoQuote.quote(text);
      case NUMBER -> "number " + quoted();
      case DURATION -> "duration " + quoted();
      case STRING -> "string " + quoted();
      default ->
          switch (kind.role()) {
            case OPERATOR -> "<op:" + text + ">";
            case AGGREGATION -> "<aggr:" + text + ">";
            case KEYWORD -> "<" + text + ">";
            default -> quoted();
          };
    };
  }

  private String quoted() {
    boolean isLong = text.codePointCount(0, text.length()) > LONGEST;
    return isLong
        ? GoQuote.quote(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "..."
        : GoQuote.quote(text);
  }
}
