// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a YAML file: decoded from bytes as go-yaml does, and cut into lines. */
public final class SourceText {

  /** Bytes that are no text in the file's encoding. */
  public static final ProblemCode BAD_ENCODING =
      ProblemCode.error("yaml.encoding", "{0}", "Save the file as UTF-8.");

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\n\u0085\u2028\u2029]");

  private final String text;

  private SourceText(String text) {
    this.text = text;
  }

  /** Returns the given text, without its byte order mark. */
  public static SourceText of(String text) {
    return new SourceText(text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  /**
   * Decodes UTF-8, or UTF-16 that begins with a byte order mark.
   *
   * @throws YamlSyntaxException at the first byte that does not fit
   */
  public static SourceText decode(byte[] bytes) throws YamlSyntaxException {
    Charset charset = charsetOf(bytes);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate((int) (bytes.length * decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      int[] place = placeOf(out.toString(), out.length());
      throw new YamlSyntaxException(
          BAD_ENCODING, place[0], place[1], "byte " + in.position() + " is not valid " + charset);
    }
    return of(out.toString());
  }

  private static Charset charsetOf(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
        ? StandardCharsets.UTF_16LE
        : StandardCharsets.UTF_8;
  }

  /** Returns line and column, both from 0, of the character at an index of the text. */
  static int[] placeOf(String text, int index) {
    Matcher breaks = LINE_BREAK.matcher(text);
    int line = 0;
    int start = 0;
    while (breaks.find() && breaks.end() <= index) {
      line++;
      start = breaks.end();
    }
    return new int[] {line, text.codePointCount(start, index)};
  }

  /** Returns the whole text. */
  public String text() {
    return text;
  }

  /** Returns a line without its break, counted from 0; empty if there is no such line. */
  public String line(int number) {
    Matcher breaks = LINE_BREAK.matcher(text);
    int start = 0;
    for (int line = 0; line < number; line++) {
      if (!breaks.find()) {
        return "";
      }
      start = breaks.end();
    }
    return text.substring(start, breaks.find() ? breaks.start() : text.length());
  }
}
