// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The labels of a target or series: names with values that are not empty, in order of the names. A
 * label with an empty value is the same as none.
 */
public final class LabelSet {

  /** No labels. */
  public static final LabelSet EMPTY = new LabelSet(new String[0], new String[0]);

  /** The order of names in Go: by code point. */
  public static final Comparator<String> ORDER = LabelSet::compare;

  private final String[] names;
  private final String[] values;

  private LabelSet(String[] names, String[] values) {
    this.names = names;
    this.values = values;
  }

  /** Returns the labels of a map. */
  public static LabelSet of(Map<String, String> labels) {
    return new LabelBuffer(labels).toLabelSet();
  }

  /** Returns labels whose names are in order, and whose values are not empty. */
  static LabelSet ofSorted(String[] names, String[] values) {
    return new LabelSet(names, values);
  }

  private static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        // Halves of characters stand for what is above all others.
        boolean aHigh = Character.isSurrogate(a);
        return aHigh == Character.isSurrogate(b) ? a - b : aHigh ? 1 : -1;
      }
    }
    return one.length() - other.length();
  }

  /** Returns how many labels there are. */
  public int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  String value(int index) {
    return values[index];
  }

  /** Returns the value of a label; empty if there is no such label. */
  public String get(String name) {
    int index = Arrays.binarySearch(names, name, ORDER);
    return index < 0 ? "" : values[index];
  }

  /** Returns these labels with one set; an empty value removes it. */
  public LabelSet with(String name, String value) {
    LabelBuffer buffer = new LabelBuffer(this);
    buffer.set(name, value);
    return buffer.toLabelSet();
  }

  /** Returns these labels without some. */
  public LabelSet without(Predicate<String> names) {
    LabelBuffer buffer = new LabelBuffer(this);
    for (int i = buffer.size() - 1; i >= 0; i--) {
      if (names.test(buffer.name(i))) {
        buffer.remove(i);
      }
    }
    return buffer.size() == size() ? this : buffer.toLabelSet();
  }

  /** Returns the labels in order of their names. */
  public Map<String, String> toMap() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      labels.put(names[i], values[i]);
    }
    return Collections.unmodifiableMap(labels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelSet set
        && Arrays.equals(names, set.names)
        && Arrays.equals(values, set.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  /** Returns such as {@code {instance="node01:9100", job="node"}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < names.length; i++) {
      String value = values[i].replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
      text.append(i == 0 ? "" : ", ").append(names[i]).append("=\"").append(value).append('"');
    }
    return text.append('}').toString();
  }
}
