// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.testkit.internal.golang.GoText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prometheus' text format; the last line may lack its end. */
final class TextReader extends TokenReader {

  private static final Set<String> TYPES =
      Set.of("counter", "gauge", "histogram", "summary", "untyped");

  TextReader(byte[] text) {
    super(new TextLexer(withLineBreak(text)));
  }

  private static byte[] withLineBreak(byte[] text) {
    byte[] longer = Arrays.copyOf(text, text.length + 1);
    longer[text.length] = '\n';
    return longer;
  }

  @Override
  public @Nullable Sample next() throws ExpositionException {
    while (true) {
      beginEntry();
      Token token = token();
      switch (token) {
        case EOF -> {
          return null;
        }
        case LINEBREAK -> {
          // Blank lines are fine.
        }
        case HELP, TYPE -> readMeta(token);
        case COMMENT -> expectLineBreak("linebreak expected after comment");
        case BOPEN, MNAME -> {
          return sample(token);
        }
        default -> throw unexpected("expected a valid start token", token);
      }
    }
  }

  private void readMeta(Token kind) throws ExpositionException {
    Token name = token();
    if (name != Token.MNAME) {
      throw unexpected("expected metric name after " + kind, name);
    }
    Token text = token();
    if (text != Token.TEXT) {
      throw new ExpositionException("expected text in " + kind + ", got " + text);
    }
    byte[] bytes = lexer().token();
    byte[] value = bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : new byte[0];
    if (kind == Token.TYPE) {
      String type = new String(value, StandardCharsets.UTF_8);
      if (!TYPES.contains(type)) {
        throw new ExpositionException("invalid metric type " + GoQuote.quote(value));
      }
      type(type);
    }
    if (kind == Token.HELP && !GoText.isUtf8(value)) {
      throw new ExpositionException(
          "help text " + GoQuote.quote(value) + " is not a valid utf8 string");
    }
    expectLineBreak("linebreak expected after metadata");
  }

  private void expectLineBreak(String otherwise) throws ExpositionException {
    Token token = token();
    if (token != Token.LINEBREAK) {
      throw unexpected(otherwise, token);
    }
  }

  @Override
  void readValue(Sample sample, Token token) throws ExpositionException {
    if (token != Token.VALUE) {
      throw unexpected("expected value after metric", token);
    }
    sample.value(number(0));
    Token next = token();
    if (next == Token.LINEBREAK) {
      return;
    }
    if (next != Token.TIMESTAMP) {
      throw unexpected("expected timestamp or new record", next);
    }
    try {
      sample.timestamp(GoNumbers.parseInt(lexer().tokenText()));
    } catch (ExpositionException e) {
      throw whileParsing(String.valueOf(e.getMessage()));
    }
    expectLineBreak("expected next entry after timestamp");
  }

  @Override
  Token afterLabel(Token token) {
    return token == Token.COMMA ? token() : token;
  }
}
