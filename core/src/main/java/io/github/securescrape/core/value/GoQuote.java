// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts in double quotes as Go's {@code %q} writes them. */
public final class GoQuote {

  private GoQuote() {}

  /** Returns the text in double quotes, with escapes for what cannot be seen. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(rune -> append(quoted, rune));
    return quoted.append('"').toString();
  }

  /** Returns bytes that should be UTF-8 in the same way; a byte that is none as such. */
  public static String quote(byte[] utf8) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < utf8.length; ) {
      int length = length(utf8, i);
      if (length == 0) {
        quoted.append(String.format("\\x%02x", utf8[i]));
        i++;
      } else {
        append(quoted, new String(utf8, i, length, StandardCharsets.UTF_8).codePointAt(0));
        i += length;
      }
    }
    return quoted.append('"').toString();
  }

  /** Returns how many bytes the character at a place has; 0 if there is none. */
  private static int length(byte[] utf8, int at) {
    for (int length = 1; length <= 4 && at + length <= utf8.length; length++) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, at, length));
        return length;
      } catch (CharacterCodingException e) {
        // One more byte may complete it.
      }
    }
    return 0;
  }

  private static void append(StringBuilder quoted, int rune) {
    switch (rune) {
      case 0x07 -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case 0x0B -> quoted.append("\\v");
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      default -> {
        if (rune == ' ' || isVisible(rune)) {
          quoted.appendCodePoint(rune);
        } else if (rune < 0x80) {
          quoted.append(String.format("\\x%02x", rune));
        } else {
          quoted.append(String.format(rune < 0x10000 ? "\\u%04x" : "\\U%08x", rune));
        }
      }
    }
  }

  private static boolean isVisible(int rune) {
    return switch (Character.getType(rune)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
