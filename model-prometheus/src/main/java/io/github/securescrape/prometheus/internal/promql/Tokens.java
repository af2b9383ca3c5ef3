// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.Version;
import org.jspecify.annotations.Nullable;

/** The words and signs of an expression, one after the other. */
final class Tokens {

  private final PromqlLexer lexer;
  private @Nullable Token next;

  Tokens(String text, Version version) {
    lexer = new PromqlLexer(text, version);
  }

  Token peek() {
    Token token = next;
    if (token == null) {
      token = lexer.next();
      next = token;
    }
    return token;
  }

  TokenKind kind() {
    return peek().kind();
  }

  Token take() {
    Token token = peek();
    next = null;
    return token;
  }

  boolean takeIf(TokenKind kind) {
    boolean there = kind() == kind;
    if (there) {
      take();
    }
    return there;
  }

  /** Takes the next one, which must be of the kind. */
  Token expect(TokenKind kind, String where, String expected) {
    if (kind() != kind) {
      throw unexpected(where, expected);
    }
    return take();
  }

  /**
   * Returns that the next one may not stand here.
   *
   * @param where part of the expression; empty if it has no name
   * @param expected what may stand here; empty if not to be told
   */
  Fault.Stop unexpected(String where, String expected) {
    Token token = peek();
    String in = where.isEmpty() ? "" : " in " + where;
    String instead = expected.isEmpty() ? "" : ", expected " + expected;
    return Fault.syntax(token.start(), "unexpected " + token.describe() + in + instead).stop();
  }
}
