// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.math.BigInteger;
import java.util.Comparator;

/** The order in which yaml.v2 writes keys: numbers by their value, other signs before letters. */
final class NaturalOrder {

  static final Comparator<String> OF_KEYS = NaturalOrder::compare;

  private NaturalOrder() {}

  private static int compare(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (i == a.length() || i == b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    boolean letter = Character.isLetter(a.charAt(i));
    boolean otherLetter = Character.isLetter(b.charAt(i));
    if (letter || otherLetter) {
      return letter && otherLetter ? a.charAt(i) - b.charAt(i) : letter ? 1 : -1;
    }
    int from = i;
    while (from > 0 && Character.isDigit(a.charAt(from - 1))) {
      from--;
    }
    String number = digits(a, from);
    String other = digits(b, from);
    if (!number.isEmpty() && !other.isEmpty()) {
      int order = new BigInteger(number).compareTo(new BigInteger(other));
      order = order == 0 ? Integer.compare(number.length(), other.length()) : order;
      if (order != 0) {
        return order;
      }
    }
    return a.charAt(i) - b.charAt(i);
  }

  private static String digits(String text, int from) {
    int to = from;
    while (to < text.length() && Character.isDigit(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to);
  }
}
