// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.Comparator;

/**
 * A part of a text, and what is to stand in its place.
 *
 * @param line line of the first character that goes, from 1
 * @param column its column in code points, from 1
 * @param endLine line of the first character that stays after it
 * @param endColumn its column in code points, from 1
 * @param replacement what is to stand there; empty to remove the part
 */
public record TextEdit(int line, int column, int endLine, int endColumn, String replacement)
    implements Comparable<TextEdit> {

  private static final Comparator<TextEdit> ORDER =
      Comparator.comparingInt(TextEdit::line)
          .thenComparingInt(TextEdit::column)
          .thenComparingInt(TextEdit::endLine)
          .thenComparingInt(TextEdit::endColumn)
          .thenComparing(TextEdit::replacement);

  /** Orders by place. */
  @Override
  public int compareTo(TextEdit other) {
    return ORDER.compare(this, other);
  }

  /** Returns whether the two change the same part, or insert at the same place. */
  public boolean overlaps(TextEdit other) {
    return compareTo(other) <= 0 ? reaches(other) : other.reaches(this);
  }

  /** Something may be inserted where what is removed begins. */
  private boolean reaches(TextEdit next) {
    boolean sameStart = line == next.line && column == next.column;
    return sameStart && isInsertion() == next.isInsertion()
        || endLine > next.line
        || endLine == next.line && endColumn > next.column;
  }

  private boolean isInsertion() {
    return line == endLine && column == endColumn;
  }
}
