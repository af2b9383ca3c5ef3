// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts in quotes with Go's escapes. */
public final class GoUnquote {

  /** What stands for bytes that are no UTF-8: half a character, which no other text holds. */
  private static final char NO_UTF8 = '\uDC80';

  private static final String LETTERS = "abfnrtv\\";
  private static final String CONTROLS = "\u0007\b\f\n\r\t\u000B\\";

  private final String text;
  private final char quote;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at;

  private GoUnquote(String text, char quote) {
    this.text = text;
    this.quote = quote;
  }

  /**
   * Returns what a text between double, single or back quotes stands for; {@code null} if an escape
   * is none of Go's.
   */
  public static @Nullable String unquote(String quoted) {
    char quote = quoted.charAt(0);
    String text = quoted.substring(1, quoted.length() - 1);
    boolean plain = quote == '`' || text.indexOf('\\') < 0;
    return plain ? text : new GoUnquote(text, quote).unquote();
  }

  /** Returns whether a character after a backslash begins an escape. */
  public static boolean isEscape(int c, char quote) {
    return c >= 0 && (LETTERS + "01234567xuU" + quote).indexOf(c) >= 0;
  }

  private @Nullable String unquote() {
    while (at < text.length()) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c != '\\') {
        write(c);
      } else if (!escape()) {
        return null;
      }
    }
    byte[] all = bytes.toByteArray();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all)).toString();
    } catch (CharacterCodingException e) {
      return new String(all, StandardCharsets.UTF_8) + NO_UTF8;
    }
  }

  private boolean escape() {
    char c = at < text.length() ? text.charAt(at) : '\0';
    if (!isEscape(c, quote)) {
      return false;
    }
    if (c >= '0' && c <= '7') {
      int value = number(3, 8);
      bytes.write(value);
      return value >= 0 && value < 256;
    }
    at++;
    if (c == 'x') {
      int value = number(2, 16);
      bytes.write(value);
      return value >= 0;
    }
    int letter = LETTERS.indexOf(c);
    int rune = letter >= 0 ? CONTROLS.charAt(letter) : c;
    if (c == 'u' || c == 'U') {
      rune = number(c == 'u' ? 4 : 8, 16);
      if (!Character.isValidCodePoint(rune) || isHalf(rune)) {
        return false;
      }
    }
    write(rune);
    return true;
  }

  /** Returns the number that so many digits write; negative if they are none, or it is too big. */
  private int number(int digits, int base) {
    long value = 0;
    for (int end = at + digits; at < end; at++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), base) : -1;
      if (digit < 0 || text.charAt(at) > 'f') {
        return -1;
      }
      value = value * base + digit;
    }
    return value > Character.MAX_CODE_POINT ? -1 : (int) value;
  }

  private static boolean isHalf(int rune) {
    return rune >= Character.MIN_SURROGATE && rune <= Character.MAX_SURROGATE;
  }

  private void write(int rune) {
    bytes.writeBytes(Character.toString(rune).getBytes(StandardCharsets.UTF_8));
  }
}
