// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text cut into lines as YAML does. */
final class TextLines {

  private static final Pattern BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  private final String text;
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  TextLines(String text) {
    this.text = text;
    Matcher matcher = BREAK.matcher(text);
    while (matcher.find()) {
      starts.add(matcher.end());
    }
  }

  /**
   * Returns the index of a place; both count from 1, columns in code points.
   *
   * @throws IllegalArgumentException if there is no such place
   */
  int indexOf(int line, int column) {
    if (line >= 1 && line <= starts.size() && column >= 1) {
      int start = starts.get(line - 1);
      int end = line < starts.size() ? starts.get(line) : text.length();
      if (text.codePointCount(start, end) >= column - 1) {
        return text.offsetByCodePoints(start, column - 1);
      }
    }
    throw new IllegalArgumentException("no line " + line + " with a column " + column);
  }
}
