// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import java.util.Arrays;

/** What may prove to be a key: at most one token on each level of flow collections. */
final class KeyCandidates {

  /** Characters that a key without {@code ?} may have. */
  private static final int MAX_LENGTH = 1024;

  private final Cursor in;
  private final TokenQueue tokens;
  private Candidate[] levels = {new Candidate()};
  private int level;
  private Candidate top = levels[0];

  private static final class Candidate {
    boolean possible;

    /** Whether the text is in error if this is no key. */
    boolean required;

    int number;
    int start;
    int column;
  }

  KeyCandidates(Cursor in, TokenQueue tokens) {
    this.in = in;
    this.tokens = tokens;
  }

  /** Returns how many flow collections are open. */
  int level() {
    return level;
  }

  /** Notes that the next token may begin a key. */
  void add(int column, boolean required) throws YamlSyntaxException {
    drop();
    top.possible = true;
    top.required = required;
    top.number = tokens.nextNumber();
    top.start = in.at;
    top.column = column;
    tokens.markKey(top.number, level);
  }

  /** Gives up the candidate of this level. */
  void drop() throws YamlSyntaxException {
    if (top.possible) {
      check(top);
      take();
    }
  }

  /** Ends the candidate of this level because it has become a key. */
  void take() {
    top.possible = false;
    tokens.unmarkKey(top.number);
  }

  private void check(Candidate candidate) throws YamlSyntaxException {
    if (candidate.required) {
      throw in.error("while scanning a simple key", candidate.start, "could not find expected ':'");
    }
  }

  /** Returns whether the first token may still begin a key. */
  boolean isPending() throws YamlSyntaxException {
    int marked = tokens.keyLevel();
    return marked >= 0 && marked <= level && isPossible(levels[marked]);
  }

  /** Returns whether a {@code :} here makes a key of the candidate of this level. */
  boolean isPossible() throws YamlSyntaxException {
    return isPossible(top);
  }

  private boolean isPossible(Candidate candidate) throws YamlSyntaxException {
    if (candidate.possible
        && (candidate.start < in.lineStart || in.isFurtherThan(MAX_LENGTH, candidate.start))) {
      check(candidate);
      candidate.possible = false;
    }
    return candidate.possible;
  }

  /** Returns the number of this level's candidate. */
  int number() {
    return top.number;
  }

  /** Returns where this level's candidate begins. */
  int start() {
    return top.start;
  }

  /** Returns the column of this level's candidate. */
  int column() {
    return top.column;
  }

  /** Enters a flow collection. */
  void open() throws YamlSyntaxException {
    if (level >= YamlLimits.MAX_DEPTH) {
      throw in.error("exceeded max depth of " + YamlLimits.MAX_DEPTH);
    }
    level++;
    if (level == levels.length) {
      levels = Arrays.copyOf(levels, level * 2);
    }
    if (levels[level] == null) {
      levels[level] = new Candidate();
    }
    top = levels[level];
    top.possible = false;
    top.number = tokens.nextNumber();
  }

  /**
   * Leaves a flow collection. As go-yaml takes an empty one for no key, so does this: the number is
   * then that of the collection itself.
   */
  void close() {
    if (level > 0) {
      tokens.unmarkKey(top.number);
      level--;
      top = levels[level];
    }
  }
}
