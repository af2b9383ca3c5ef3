// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tokens on their way from the scanner to the composer, numbered in the order in which they leave.
 * A token may be put before others once a {@code :} shows that these are a key.
 */
final class TokenQueue {

  private static final int NO_LEVEL = -1;

  private Token[] kinds = new Token[16];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private @Nullable Object[] values = new Object[16];

  /** By number: the flow level at which the token may begin a key. */
  private int[] keyLevels = newLevels(16);

  private int mask = 15;
  private int first;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** Returns the number that the next token added at the end gets. */
  int nextNumber() {
    return first + size;
  }

  Token kind() {
    return kinds[first & mask];
  }

  int start() {
    return starts[first & mask];
  }

  int end() {
    return ends[first & mask];
  }

  /** Returns a scalar's or anchor's text or a {@link Tag}. */
  @Nullable Object value() {
    return values[first & mask];
  }

  void remove() {
    keyLevels[first & mask] = NO_LEVEL;
    values[first & mask] = null;
    first++;
    size--;
  }

  void add(Token kind, int start, int end, @Nullable Object value) {
    // A key may be marked one number ahead.
    if (size + 1 > mask) {
      grow();
    }
    set(first + size & mask, kind, start, end, value);
    size++;
  }

  void add(Token kind, int start, int end) {
    add(kind, start, end, null);
  }

  /** Puts a token of no length before the one with a number, at the end if that one has left. */
  void insert(int number, Token kind, int at) {
    add(kind, at, at, null);
    if (number < first) {
      return;
    }
    for (int i = first + size - 1; i > number; i--) {
      int from = i - 1 & mask;
      set(i & mask, kinds[from], starts[from], ends[from], values[from]);
    }
    set(number & mask, kind, at, at, null);
  }

  private void set(int slot, Token kind, int start, int end, @Nullable Object value) {
    kinds[slot] = kind;
    starts[slot] = start;
    ends[slot] = end;
    values[slot] = value;
  }

  /** Notes that the token with a number, which may be the next, may begin a key. */
  void markKey(int number, int level) {
    keyLevels[number & mask] = level;
  }

  void unmarkKey(int number) {
    if (number >= first) {
      keyLevels[number & mask] = NO_LEVEL;
    }
  }

  /** Returns the flow level at which the first token may begin a key, negative if it does not. */
  int keyLevel() {
    return keyLevels[first & mask];
  }

  private void grow() {
    int length = (mask + 1) * 2;
    Token[] oldKinds = kinds;
    int[] oldStarts = starts;
    int[] oldEnds = ends;
    @Nullable Object[] oldValues = values;
    int[] oldLevels = keyLevels;
    int oldMask = mask;
    kinds = new Token[length];
    starts = new int[length];
    ends = new int[length];
    values = new Object[length];
    keyLevels = newLevels(length);
    mask = length - 1;
    for (int i = first; i <= first + size; i++) {
      int from = i & oldMask;
      set(i & mask, oldKinds[from], oldStarts[from], oldEnds[from], oldValues[from]);
      keyLevels[i & mask] = oldLevels[from];
    }
  }

  private static int[] newLevels(int length) {
    int[] levels = new int[length];
    Arrays.fill(levels, NO_LEVEL);
    return levels;
  }
}
