// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.Comparator;

/**
 * The order in which yaml.v2 writes keys: numbers by their value, other signs before letters. It
 * has circles ({@code 10b}, {@code 1b}, {@code 2}), where yaml.v2 itself writes now one order, now
 * another.
 */
final class NaturalOrder {

  static final Comparator<String> OF_KEYS = NaturalOrder::compare;

  private NaturalOrder() {}

  private static int compare(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int at = 0;
    while (at < a.length && at < b.length && a[at] == b[at]) {
      at++;
    }
    if (at == a.length || at == b.length) {
      return Integer.compare(a.length, b.length);
    }
    boolean letter = Character.isLetter(a[at]);
    if (letter != Character.isLetter(b[at])) {
      return letter ? 1 : -1;
    }
    return letter ? Integer.compare(a[at], b[at]) : compareNumbers(a, b, at);
  }

  /** Compares the numbers that begin where the texts part, longer ones behind equal ones. */
  private static int compareNumbers(int[] a, int[] b, int at) {
    // A zero after digits does not lead a number: 10 comes behind 9, and 100 behind 19.
    long before = (a[at] == '0' || b[at] == '0') && goesOn(a, at) ? 1 : 0;
    int end = digitsEnd(a, at);
    int otherEnd = digitsEnd(b, at);
    int order = Long.compare(number(a, at, end, before), number(b, at, otherEnd, before));
    order = order == 0 ? Integer.compare(end, otherEnd) : order;
    return order == 0 ? Integer.compare(a[at], b[at]) : order;
  }

  /** Returns whether the digits right before this place hold one that is not zero. */
  private static boolean goesOn(int[] text, int at) {
    int i = at - 1;
    while (i >= 0 && text[i] == '0') {
      i--;
    }
    return i >= 0 && Character.isDigit(text[i]);
  }

  private static int digitsEnd(int[] text, int from) {
    int end = from;
    while (end < text.length && Character.isDigit(text[end])) {
      end++;
    }
    return end;
  }

  /** Returns the number that these digits say; too long ones overflow, as they do in yaml.v2. */
  private static long number(int[] text, int from, int to, long before) {
    long number = before;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }
}
