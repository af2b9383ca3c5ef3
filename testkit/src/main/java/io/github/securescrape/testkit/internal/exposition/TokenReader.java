// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.testkit.internal.golang.GoText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads samples one after the other; what the two text formats have in common. */
abstract class TokenReader implements SampleReader {

  private final Lexer lexer;
  private int entryStart;

  /** The type that was stated last, whatever it was stated for. */
  private String type = "";

  TokenReader(Lexer lexer) {
    this.lexer = lexer;
  }

  final void type(String type) {
    this.type = type;
  }

  final Lexer lexer() {
    return lexer;
  }

  final void beginEntry() {
    entryStart = lexer.position();
  }

  /** Returns the next token of any kind but blanks. */
  final Token token() {
    Token token = lexer.next();
    while (token == Token.WHITESPACE) {
      token = lexer.next();
    }
    return token;
  }

  /** Reads a sample up to its value, which the given token begins. */
  final Sample sample(Token first) throws ExpositionException {
    Sample sample = new Sample();
    Token token = first;
    if (token == Token.MNAME) {
      sample.add(Sample.NAME, lexer.tokenText());
      sample.key(entry());
      token = token();
    }
    if (token == Token.BOPEN) {
      readLabels(sample, false);
      sample.key(entry());
      token = token();
    }
    if (!sample.labels().containsKey(Sample.NAME)) {
      throw whileParsing("metric name not set");
    }
    readValue(sample, token);
    return sample;
  }

  /** Reads what comes after the labels: value and timestamp. */
  abstract void readValue(Sample sample, Token token) throws ExpositionException;

  /** Reads a number; it is the token without its first {@code skip} characters. */
  final double number(int skip) throws ExpositionException {
    try {
      return GoNumbers.parseFloat(lexer.tokenText().substring(skip));
    } catch (ExpositionException e) {
      throw whileParsing(String.valueOf(e.getMessage()));
    }
  }

  /** Reads the labels up to the closing brace. */
  final void readLabels(Sample sample, boolean exemplar) throws ExpositionException {
    Token token = token();
    while (token != Token.BCLOSE) {
      if (token != Token.LNAME && token != Token.QSTRING) {
        throw unexpected("expected label name", token);
      }
      boolean quoted = token == Token.QSTRING;
      String name = text(lexer.token(), quoted ? 1 : 0);
      token = token();
      if (quoted && (token == Token.COMMA || token == Token.BCLOSE)) {
        nameInBraces(sample, name, exemplar, token);
        token = token == Token.COMMA ? token() : token;
        continue;
      }
      if (token != Token.EQUAL) {
        throw unexpected("expected equal", token);
      }
      token = token();
      if (token != Token.LVALUE) {
        throw unexpected("expected label value", token);
      }
      if (!GoText.isUtf8(lexer.token())) {
        throw new ExpositionException("invalid UTF-8 label value: " + GoQuote.quote(lexer.token()));
      }
      sample.add(name, value(name, text(lexer.token(), 1)));
      token = afterLabel(token());
    }
  }

  /** Returns the value of a label; bounds and quantiles are written in one way only. */
  private String value(String name, String given) {
    boolean number =
        type.equals("histogram") && name.equals(Sample.BOUND)
            || type.equals("summary") && name.equals(Sample.QUANTILE);
    try {
      return number ? GoNumbers.format(GoNumbers.parseFloat(given)) : given;
    } catch (ExpositionException e) {
      return given;
    }
  }

  private void nameInBraces(Sample sample, String name, boolean exemplar, Token token)
      throws ExpositionException {
    if (exemplar) {
      throw unexpected("expected label name", token);
    }
    if (sample.labels().containsKey(Sample.NAME)) {
      throw whileParsing("metric name already set");
    }
    sample.add(Sample.NAME, name);
  }

  /** Returns the token after a label, its comma taken. */
  abstract Token afterLabel(Token token) throws ExpositionException;

  /** Returns a token as a text, quotes cut off and escapes undone. */
  private static String text(byte[] token, int quotes) {
    String raw = new String(token, quotes, token.length - 2 * quotes, StandardCharsets.UTF_8);
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      char next = i + 1 < raw.length() ? raw.charAt(i + 1) : ' ';
      if (c == '\\' && (next == '"' || next == '\\' || next == 'n')) {
        text.append(next == 'n' ? '\n' : next);
        i++;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Returns the text of the entry so far. */
  private String entry() {
    return new String(lexer.bytes(entryStart, lexer.position()), StandardCharsets.UTF_8);
  }

  final ExpositionException whileParsing(String problem) {
    String entry = GoQuote.quote(lexer.bytes(entryStart, lexer.position()));
    return new ExpositionException(problem + " while parsing: " + entry);
  }

  /** Returns a failure about the token, with the character behind it. */
  final ExpositionException unexpected(String expected, Token got) {
    int end = lexer.position() + 1;
    return new ExpositionException(
        String.format(
            Locale.ROOT,
            "%s, got %s (\"%s\") while parsing: %s",
            expected,
            GoQuote.quote(lexer.bytes(lexer.start(), end)),
            got,
            GoQuote.quote(lexer.bytes(entryStart, end))));
  }
}
