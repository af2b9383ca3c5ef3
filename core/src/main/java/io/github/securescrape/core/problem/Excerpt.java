// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.regex.Pattern;

/**
 * The line of a file that a problem is about, with every secret in it masked. Characters that would
 * command a terminal or forge a line are shown as U+FFFD.
 *
 * @param line line number, from 1
 * @param text the line, masked
 * @param start index in {@code text} of the first character to mark, from 0
 * @param length how many characters to mark, at least 1
 */
public record Excerpt(int line, String text, int start, int length) {

  private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\t]]");

  /** Replaces what must not be shown, each character by one. */
  public Excerpt {
    text = isPlain(text) ? text : UNSHOWN.matcher(text).replaceAll("\uFFFD");
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
