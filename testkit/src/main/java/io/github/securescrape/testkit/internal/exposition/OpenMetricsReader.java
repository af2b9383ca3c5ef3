// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.testkit.internal.golang.GoText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenMetrics, which must end with {@code # EOF}. */
final class OpenMetricsReader extends TokenReader {

  private static final String NO_END = "data does not end with # EOF";
  private static final Set<String> TYPES =
      Set.of(
          "counter",
          "gauge",
          "histogram",
          "gaugehistogram",
          "summary",
          "info",
          "stateset",
          "unknown");

  OpenMetricsReader(byte[] text) {
    super(new OpenMetricsLexer(text));
  }

  @Override
  public @Nullable Sample next() throws ExpositionException {
    while (true) {
      beginEntry();
      Token token = token();
      switch (token) {
        case EOFWORD -> {
          if (token() != Token.EOF) {
            throw new ExpositionException("unexpected data after # EOF");
          }
          return null;
        }
        case EOF -> throw new ExpositionException(NO_END);
        case HELP, TYPE, UNIT -> readMeta(token);
        case BOPEN, MNAME -> {
          return sample(token);
        }
        default -> throw unexpected("expected a valid start token", token);
      }
    }
  }

  private void readMeta(Token kind) throws ExpositionException {
    Token token = token();
    if (token != Token.MNAME) {
      throw unexpected("expected metric name after " + kind, token);
    }
    String name = lexer().tokenText();
    token = token();
    if (token != Token.TEXT) {
      throw unexpected("expected text in " + kind, token);
    }
    byte[] bytes = lexer().token();
    byte[] value = bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length - 1) : new byte[0];
    String text = new String(value, StandardCharsets.UTF_8);
    if (kind == Token.TYPE) {
      if (!TYPES.contains(text)) {
        throw new ExpositionException("invalid metric type " + GoQuote.quote(value));
      }
      type(text);
    }
    if (kind == Token.HELP && !GoText.isUtf8(value)) {
      throw new ExpositionException(
          "help text " + GoQuote.quote(value) + " is not a valid utf8 string");
    }
    String bare = name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    if (kind == Token.UNIT && !text.isEmpty() && !bare.endsWith("_" + text)) {
      throw new ExpositionException(
          "unit " + GoQuote.quote(value) + " not a suffix of metric " + GoQuote.quote(bare));
    }
  }

  @Override
  void readValue(Sample sample, Token token) throws ExpositionException {
    if (token != Token.VALUE) {
      throw unexpected("expected value after metric", token);
    }
    sample.value(number(1));
    Token next = token();
    boolean timed = next == Token.TIMESTAMP;
    if (timed) {
      sample.timestamp((long) (time("timestamp") * 1000));
      next = token();
    }
    if (next == Token.COMMENT) {
      readExemplar();
    } else if (timed && next != Token.LINEBREAK) {
      throw unexpected("expected next entry after timestamp", next);
    } else if (next == Token.EOF) {
      throw new ExpositionException(NO_END);
    }
  }

  private double time(String what) throws ExpositionException {
    double time = number(1);
    if (Double.isNaN(time) || Double.isInfinite(time)) {
      String printed = Double.isNaN(time) ? "NaN" : time > 0 ? "+Inf" : "-Inf";
      throw new ExpositionException("invalid " + what + " " + printed);
    }
    return time;
  }

  private void readExemplar() throws ExpositionException {
    readLabels(new Sample(), true);
    Token token = token();
    if (token != Token.VALUE) {
      throw unexpected("expected value after exemplar labels", token);
    }
    number(1);
    token = token();
    if (token == Token.TIMESTAMP) {
      time("exemplar timestamp");
      token = token();
      if (token != Token.LINEBREAK) {
        throw unexpected("expected next entry after exemplar timestamp", token);
      }
    } else if (token == Token.EOF) {
      throw new ExpositionException(NO_END);
    } else if (token != Token.LINEBREAK) {
      throw unexpected("expected timestamp or comment", token);
    }
  }

  @Override
  Token afterLabel(Token token) throws ExpositionException {
    if (token == Token.COMMA) {
      return token();
    }
    if (token != Token.BCLOSE) {
      throw unexpected("expected comma or brace close", token);
    }
    return token;
  }
}
