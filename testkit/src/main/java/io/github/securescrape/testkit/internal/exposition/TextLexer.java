// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

/** Prometheus' own text format; blanks and tabs may stand anywhere between tokens. */
final class TextLexer extends Lexer {

  TextLexer(byte[] text) {
    super(text);
  }

  @Override
  Token next(State state) {
    if (state != State.META_TEXT && takeBlanks()) {
      return Token.WHITESPACE;
    }
    return switch (state) {
      case LINE -> line();
      case META_NAME ->
          takeQuoted(true) || takeName(true) ? become(State.META_TEXT, Token.MNAME) : Token.INVALID;
      case META_TEXT -> {
        takeUntil("\n");
        yield become(State.LINE, Token.TEXT);
      }
      case LABELS -> label();
      case LABEL_VALUE -> takeQuoted(true) ? become(State.LABELS, Token.LVALUE) : Token.INVALID;
      case VALUE -> {
        if (take('{')) {
          yield become(State.LABELS, Token.BOPEN);
        }
        yield takeUntil("{ \t\n") ? become(State.TIMESTAMP, Token.VALUE) : Token.INVALID;
      }
      case TIMESTAMP -> timestamp();
      default -> Token.INVALID;
    };
  }

  private boolean takeBlanks() {
    int from = position();
    while (current() == ' ' || current() == '\t') {
      advance();
    }
    return position() > from;
  }

  private Token line() {
    if (take('\n')) {
      return Token.LINEBREAK;
    }
    if (take('#')) {
      return takeBlanks() ? meta() : comment();
    }
    if (takeName(true)) {
      return become(State.VALUE, Token.MNAME);
    }
    if (take('{')) {
      return become(State.LABELS, Token.BOPEN);
    }
    return take('\0') ? Token.EOF : Token.INVALID;
  }

  private Token meta() {
    become(State.COMMENT, Token.COMMENT);
    Token token = current() == 'H' ? Token.HELP : Token.TYPE;
    return takeWord(token.name()) && takeBlanks() ? become(State.META_NAME, token) : comment();
  }

  private Token comment() {
    takeUntil("\n");
    return current() == END ? Token.EOF : become(State.LINE, Token.COMMENT);
  }

  private Token label() {
    if (takeName(false)) {
      return Token.LNAME;
    }
    if (current() == '"') {
      return takeQuoted(true) ? Token.QSTRING : Token.INVALID;
    }
    if (take('}')) {
      return become(State.VALUE, Token.BCLOSE);
    }
    if (take('=')) {
      return become(State.LABEL_VALUE, Token.EQUAL);
    }
    return take(',') ? Token.COMMA : Token.INVALID;
  }

  private Token timestamp() {
    if (take('\n')) {
      return become(State.LINE, Token.LINEBREAK);
    }
    int from = position();
    while (current() >= '0' && current() <= '9') {
      advance();
    }
    return position() > from ? Token.TIMESTAMP : Token.INVALID;
  }
}
