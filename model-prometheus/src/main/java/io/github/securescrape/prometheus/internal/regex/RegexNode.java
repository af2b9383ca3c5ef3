// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a regular expression. It changes while the expression is read. */
final class RegexNode {

  /** Kinds; where two are merged, the later one takes the earlier one in. */
  enum Op {
    NO_MATCH,
    EMPTY,
    LITERAL,
    CLASS,
    ANY_BUT_NEWLINE,
    ANY,
    BEGIN_LINE,
    END_LINE,
    BEGIN_TEXT,
    END_TEXT,
    WORD_BOUNDARY,
    NO_WORD_BOUNDARY,
    CAPTURE,
    STAR,
    PLUS,
    QUEST,
    REPEAT,
    CONCAT,
    ALTERNATE,
    /** An open parenthesis on the stack. */
    LEFT_PAREN,
    /** A bar on the stack. */
    VERTICAL_BAR;

    boolean isPseudo() {
      return this == LEFT_PAREN || this == VERTICAL_BAR;
    }
  }

  static final int UNBOUNDED = -1;
  private static final int[] NO_RUNES = {};

  Op op;

  private int[] runes = NO_RUNES;
  private int used;

  List<RegexNode> subs = List.of();

  /** Whether a literal is compared without case. */
  boolean fold;

  boolean lazy;
  int min;
  int max;

  /** What a left parenthesis restores. */
  int flags;

  /** Number of the group; 0 if it captures nothing. */
  int group;

  @Nullable String name;

  /** What the limits count; 0 if not yet counted. */
  long size;

  int depth;

  RegexNode(Op op) {
    this.op = op;
  }

  void add(RegexNode sub) {
    if (subs.isEmpty()) {
      subs = new ArrayList<>();
    }
    subs.add(sub);
  }

  /** Returns the code points of a literal; the bounds of a class, two each range, in order. */
  int[] runes() {
    if (used < runes.length) {
      runes = Arrays.copyOf(runes, used);
    }
    return runes;
  }

  void setRunes(int... runes) {
    this.runes = runes;
    used = runes.length;
  }

  /** Adds to the code points of a literal. */
  void append(int[] more) {
    if (used + more.length > runes.length) {
      runes = Arrays.copyOf(runes, 2 * (used + more.length));
    }
    System.arraycopy(more, 0, runes, used, more.length);
    used += more.length;
  }

  /** Returns whether this stands for one character. */
  boolean isCharacter() {
    return op == Op.LITERAL && used == 1
        || op == Op.CLASS
        || op == Op.ANY
        || op == Op.ANY_BUT_NEWLINE;
  }

  boolean matchesNewline() {
    return switch (op) {
      case LITERAL -> used == 1 && runes[0] == '\n';
      case CLASS -> Runes.contains(runes(), '\n');
      default -> op == Op.ANY;
    };
  }

  /** Returns whether this and another character, or repeated character, are the same to Go. */
  boolean isSameAs(RegexNode other) {
    return op == other.op
        && min == other.min
        && max == other.max
        && (op != Op.REPEAT || lazy == other.lazy && subs.get(0).isSameAs(other.subs.get(0)))
        && Arrays.equals(runes(), other.runes());
  }
}
