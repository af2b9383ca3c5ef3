// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

/** Texts as Go's {@code strings} package treats them. */
public final class GoText {

  private GoText() {}

  /** Returns the text in lower case, letter by letter. */
  public static String toLower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }

  /** Returns the text without white space around it. */
  public static String trimSpace(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
  }
}
