// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.SourceText.Fault;
import io.github.securescrape.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bytes that hold something bad, one by one, up to that place.
 *
 * <p>go-yaml reads a file in pieces, only as far as the first document goes. So something bad does
 * no harm if no piece with it is read; this class notes where its piece begins.
 */
final class SourceDecoder {

  /** Bytes that go-yaml reads at a time. */
  private static final int PIECE = 512;

  /** By length of a UTF-8 sequence, the smallest character that needs it. */
  private static final int[] SMALLEST = {0, 0, 0x80, 0x800, 0x10000};

  private final byte[] bytes;
  private final boolean wide;
  private final boolean bigEndian;
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int pieceEnd;
  private int pieceStart;

  SourceDecoder(byte[] bytes, int byteOrderMark) {
    this.bytes = bytes;
    this.at = byteOrderMark;
    this.wide = byteOrderMark == 2;
    this.bigEndian = wide && bytes[0] == (byte) 0xFE;
    this.pieceEnd = Math.min(bytes.length, PIECE);
  }

  /** Returns the length of the UTF-8 sequence that an octet begins, 0 if it begins none. */
  static int lengthOfUtf8(int octet) {
    if (octet < 0x80) {
      return 1;
    }
    return octet < 0xC0 ? 0 : octet < 0xE0 ? 2 : octet < 0xF0 ? 3 : octet < 0xF8 ? 4 : 0;
  }

  /** Returns whether go-yaml allows a character in a file. */
  static boolean isAllowed(int c) {
    return c >= ' ' && c <= '~'
        || c == '\n'
        || c == '\r'
        || c == '\t'
        || c == 0x85
        || c >= 0xA0 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }

  /** Returns the index at which the second piece of a UTF-8 file begins. */
  static int secondPiece(String text) {
    int bytes = 3;
    int i = 0;
    while (i < text.length() && bytes + lengthInUtf8(text.codePointAt(i)) <= PIECE) {
      bytes += lengthInUtf8(text.codePointAt(i));
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private static int lengthInUtf8(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  SourceText decode() {
    while (at < bytes.length) {
      int length = wide ? lengthOfUtf16() : lengthOfUtf8(bytes[at] & 0xFF);
      if (at + Math.max(length, 1) > pieceEnd) {
        // A character that is cut off opens the next piece.
        pieceEnd = Math.min(bytes.length, at + PIECE);
        pieceStart = text.length();
      }
      String problem = wide ? problemInUtf16(length) : problemInUtf8(length);
      if (problem != null) {
        return fault(SourceText.BAD_ENCODING, problem + " at byte " + at);
      }
      int c = wide ? utf16(length) : utf8(length);
      if (!isAllowed(c)) {
        return fault(
            SourceText.CONTROL_CHARACTER,
            String.format("control characters are not allowed: U+%04X", c));
      }
      text.appendCodePoint(c);
      at += length;
    }
    return new SourceText(text.toString(), null);
  }

  private SourceText fault(ProblemCode code, String message) {
    return new SourceText(text.toString(), new Fault(code, message, pieceStart));
  }

  private int lengthOfUtf16() {
    return at + 2 <= bytes.length && Character.isHighSurrogate(unit(at)) ? 4 : 2;
  }

  private char unit(int index) {
    int first = bytes[index] & 0xFF;
    int second = bytes[index + 1] & 0xFF;
    return (char) (bigEndian ? first << 8 | second : second << 8 | first);
  }

  private @Nullable String problemInUtf16(int length) {
    if (at + 2 > bytes.length) {
      return "incomplete UTF-16 character";
    }
    if (Character.isLowSurrogate(unit(at))) {
      return "unexpected low surrogate area";
    }
    if (at + length > bytes.length) {
      return "incomplete UTF-16 surrogate pair";
    }
    return length == 4 && !Character.isLowSurrogate(unit(at + 2))
        ? "expected low surrogate area"
        : null;
  }

  private int utf16(int length) {
    return length == 2 ? unit(at) : Character.toCodePoint(unit(at), unit(at + 2));
  }

  private @Nullable String problemInUtf8(int length) {
    if (length == 0) {
      return "invalid leading UTF-8 octet";
    }
    if (at + length > bytes.length) {
      return "incomplete UTF-8 octet sequence";
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return "invalid trailing UTF-8 octet";
      }
    }
    int c = utf8(length);
    if (length > 1 && c < SMALLEST[length]) {
      return "invalid length of a UTF-8 sequence";
    }
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return surrogate || c > Character.MAX_CODE_POINT ? "invalid Unicode character" : null;
  }

  private int utf8(int length) {
    int c = length == 1 ? bytes[at] : bytes[at] & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      c = c << 6 | bytes[at + i] & 0x3F;
    }
    return c;
  }
}
