// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

/** OpenMetrics: one blank where a blank belongs, and nowhere else. */
final class OpenMetricsLexer extends Lexer {

  OpenMetricsLexer(byte[] text) {
    super(text);
  }

  @Override
  Token next(State state) {
    return switch (state) {
      case LINE -> line();
      case META_NAME ->
          takeQuoted(true) || takeName(true) ? become(State.META_TEXT, Token.MNAME) : Token.INVALID;
      case META_TEXT -> {
        boolean blank = take(' ');
        if (blank) {
          takeUntil("\n");
        }
        yield blank && take('\n') ? become(State.LINE, Token.TEXT) : Token.INVALID;
      }
      case LABELS -> label(State.VALUE, State.LABEL_VALUE, true);
      case LABEL_VALUE -> takeQuoted(false) ? become(State.LABELS, Token.LVALUE) : Token.INVALID;
      case VALUE -> {
        if (take('{')) {
          yield become(State.LABELS, Token.BOPEN);
        }
        yield takeAfterBlank() ? become(State.TIMESTAMP, Token.VALUE) : Token.INVALID;
      }
      case TIMESTAMP -> timestamp();
      case EXEMPLAR -> label(State.EXEMPLAR_VALUE, State.EXEMPLAR_VALUE, false);
      case EXEMPLAR_VALUE -> {
        if (current() == '"') {
          yield takeQuoted(false) ? become(State.EXEMPLAR, Token.LVALUE) : Token.INVALID;
        }
        yield takeAfterBlank() ? become(State.EXEMPLAR_TIMESTAMP, Token.VALUE) : Token.INVALID;
      }
      case EXEMPLAR_TIMESTAMP -> {
        if (take('\n')) {
          yield become(State.LINE, Token.LINEBREAK);
        }
        yield takeAfterBlank() ? Token.TIMESTAMP : Token.INVALID;
      }
      case COMMENT -> Token.INVALID;
    };
  }

  private boolean takeAfterBlank() {
    return take(' ') && takeUntil(" \n");
  }

  private Token line() {
    if (take('#')) {
      return take(' ') ? meta() : Token.INVALID;
    }
    if (takeName(true)) {
      return become(State.VALUE, Token.MNAME);
    }
    return take('{') ? become(State.LABELS, Token.BOPEN) : Token.INVALID;
  }

  private Token meta() {
    become(State.COMMENT, Token.COMMENT);
    Token token =
        switch (current()) {
          case 'H' -> Token.HELP;
          case 'T' -> Token.TYPE;
          case 'U' -> Token.UNIT;
          default -> Token.EOFWORD;
        };
    if (token == Token.EOFWORD) {
      boolean end = takeWord("EOF");
      take('\n');
      return end ? become(State.LINE, Token.EOFWORD) : Token.INVALID;
    }
    return takeWord(token.name()) && take(' ') ? become(State.META_NAME, token) : Token.INVALID;
  }

  private Token label(State afterBrace, State afterEqual, boolean lineBreaks) {
    if (takeName(false)) {
      return Token.LNAME;
    }
    if (current() == '"') {
      return takeQuoted(lineBreaks) ? Token.QSTRING : Token.INVALID;
    }
    if (take('}')) {
      return become(afterBrace, Token.BCLOSE);
    }
    if (take('=')) {
      return become(afterEqual, Token.EQUAL);
    }
    return take(',') ? Token.COMMA : Token.INVALID;
  }

  private Token timestamp() {
    if (take('\n')) {
      return become(State.LINE, Token.LINEBREAK);
    }
    if (!take(' ')) {
      return Token.INVALID;
    }
    if (!take('#')) {
      return takeUntil(" \n") ? Token.TIMESTAMP : Token.INVALID;
    }
    if (current() != ' ') {
      takeUntil(" \n");
      return Token.TIMESTAMP;
    }
    take(' ');
    return take('{') ? become(State.EXEMPLAR, Token.COMMENT) : Token.INVALID;
  }
}
