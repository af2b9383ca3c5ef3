// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.testkit.internal.client.Answer.Head;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an HTTP/1 answer as Go does, with Go's words for what is malformed. */
final class Http1Reader extends ByteToMessageDecoder {

  private static final String BROKEN = "net/http: HTTP/1.x transport connection broken: ";
  private static final Pattern VERSION = Pattern.compile("HTTP/[0-9]\\.[0-9]");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,15})[ \t]*(?:;.*)?");
  private static final int MAX_LINE = 1 << 20;

  /** What comes next. */
  private enum Part {
    STATUS,
    HEADERS,
    BODY,
    CHUNK_SIZE,
    CHUNK_END,
    TRAILERS,
    NOTHING
  }

  private final PendingAnswer answer;
  private final HttpHeaders headers =
      DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
  private Part part = Part.STATUS;
  private String status = "";
  private int code;

  /** Bytes of the body, or of its chunk, still to come; -1 until the connection closes. */
  private long remaining;

  private boolean chunked;
  private boolean anything;

  Http1Reader(PendingAnswer answer) {
    this.answer = answer;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    anything = true;
    try {
      while (in.isReadable() && part != Part.NOTHING) {
        if (part == Part.BODY) {
          readBody(in);
          continue;
        }
        String line = line(in);
        if (line == null) {
          return;
        }
        readLine(line);
      }
      in.skipBytes(in.readableBytes());
    } catch (ScrapeFailure e) {
      part = Part.NOTHING;
      answer.fail(answer.hasHead() ? "" + e.getMessage() : BROKEN + e.getMessage());
    }
  }

  private static @Nullable String line(ByteBuf in) throws ScrapeFailure {
    int end = in.bytesBefore((byte) '\n');
    if (end < 0) {
      if (in.readableBytes() > MAX_LINE) {
        throw new ScrapeFailure("server response headers exceeded " + MAX_LINE + " bytes; aborted");
      }
      return null;
    }
    String line = in.readCharSequence(end, StandardCharsets.UTF_8).toString();
    in.skipBytes(1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private void readLine(String line) throws ScrapeFailure {
    switch (part) {
      case STATUS -> readStatus(line);
      case HEADERS -> {
        if (line.isEmpty()) {
          endHead();
        } else {
          readHeader(line);
        }
      }
      case CHUNK_SIZE -> {
        Matcher size = CHUNK.matcher(line);
        if (!size.matches()) {
          throw new ScrapeFailure("invalid byte in chunk length");
        }
        remaining = Long.parseUnsignedLong(size.group(1), 16);
        part = remaining == 0 ? Part.TRAILERS : Part.BODY;
      }
      case CHUNK_END -> {
        if (!line.isEmpty()) {
          throw new ScrapeFailure("malformed chunked encoding");
        }
        part = Part.CHUNK_SIZE;
      }
      case TRAILERS -> {
        if (line.isEmpty()) {
          end();
        }
      }
      default -> throw new IllegalStateException("no line in " + part);
    }
  }

  private void readStatus(String line) throws ScrapeFailure {
    int blank = line.indexOf(' ');
    if (blank < 0) {
      throw new ScrapeFailure("malformed HTTP response " + GoQuote.quote(line));
    }
    String version = line.substring(0, blank);
    status = line.substring(blank + 1).replaceFirst("^ +", "");
    int end = status.indexOf(' ');
    String digits = end < 0 ? status : status.substring(0, end);
    if (!digits.matches("[0-9]{3}")) {
      throw new ScrapeFailure("malformed HTTP status code " + GoQuote.quote(digits));
    }
    if (!VERSION.matcher(version).matches()) {
      throw new ScrapeFailure("malformed HTTP version " + GoQuote.quote(version));
    }
    code = Integer.parseInt(digits);
    part = Part.HEADERS;
  }

  private void readHeader(String line) throws ScrapeFailure {
    int colon = line.indexOf(':');
    if (headers.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
      throw new ScrapeFailure("malformed MIME header initial line: " + GoQuote.quote(line));
    }
    if (colon < 0) {
      throw new ScrapeFailure("malformed MIME header: missing colon: " + GoQuote.quote(line));
    }
    String name = line.substring(0, colon);
    if (!NAME.matcher(name).matches()) {
      throw new ScrapeFailure("malformed MIME header line: " + line);
    }
    headers.add(name, line.substring(colon + 1).strip());
  }

  private void endHead() throws ScrapeFailure {
    if (code / 100 == 1 && code != 101) {
      headers.clear();
      part = Part.STATUS;
      return;
    }
    chunked = "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"));
    remaining = chunked ? 0 : length();
    answer.head(new Head(code, status, headers));
    part = chunked ? Part.CHUNK_SIZE : Part.BODY;
    if (!chunked && remaining == 0 || code == 204 || code == 304) {
      end();
    }
  }

  private long length() throws ScrapeFailure {
    String length = headers.get("Content-Length");
    if (length == null) {
      return -1;
    }
    if (!length.matches("[0-9]{1,18}")) {
      throw new ScrapeFailure("bad Content-Length " + GoQuote.quote(length));
    }
    return Long.parseLong(length);
  }

  private void readBody(ByteBuf in) {
    int length =
        (int) (remaining < 0 ? in.readableBytes() : Math.min(remaining, in.readableBytes()));
    answer.body(in.readSlice(length));
    if (remaining > 0) {
      remaining -= length;
      if (remaining == 0 && chunked) {
        part = Part.CHUNK_END;
      } else if (remaining == 0) {
        end();
      }
    }
  }

  private void end() {
    part = Part.NOTHING;
    answer.end();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    if (part == Part.BODY && remaining < 0) {
      end();
    } else if (part != Part.NOTHING) {
      boolean head = answer.hasHead();
      answer.fail(head ? "unexpected EOF" : anything ? BROKEN + "unexpected EOF" : "EOF");
    }
    super.channelInactive(ctx);
  }
}
