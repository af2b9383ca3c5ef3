// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Labels that rules change, in the order that Prometheus goes through them. */
final class LabelBuffer {

  private static final int ROOM = 8;

  /** More labels than this are not put in order by insertion. */
  private static final int MANY = 32;

  private String[] names;
  private String[] values;

  /** Labels before this were there from the start and are in order; those after it were set. */
  private int given;

  private int size;

  LabelBuffer(LabelSet labels) {
    size = labels.size();
    given = size;
    names = new String[size + ROOM];
    values = new String[size + ROOM];
    for (int i = 0; i < size; i++) {
      names[i] = labels.name(i);
      values[i] = labels.value(i);
    }
  }

  /** Takes labels in any order; an empty one is none. */
  LabelBuffer(Map<String, String> labels) {
    names = new String[labels.size()];
    values = new String[labels.size()];
    Map<String, String> inOrder = labels;
    if (labels.size() > MANY) {
      inOrder = new TreeMap<>(LabelSet.ORDER);
      inOrder.putAll(labels);
    }
    inOrder.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            names[size] = name;
            values[size++] = value;
          }
        });
    given = inOrder == labels ? 0 : size;
  }

  private LabelBuffer(LabelBuffer other) {
    names = other.names.clone();
    values = other.values.clone();
    given = other.given;
    size = other.size;
  }

  LabelBuffer copy() {
    return new LabelBuffer(this);
  }

  int size() {
    return size;
  }

  String name(int index) {
    return names[index];
  }

  String value(int index) {
    return values[index];
  }

  private int indexOf(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  String get(String name) {
    int index = indexOf(name);
    return index < 0 ? "" : values[index];
  }

  /** Sets a label; an empty value removes it. */
  void set(String name, String value) {
    int index = indexOf(name);
    if (value.isEmpty()) {
      remove(index);
    } else if (index >= given) {
      values[index] = value;
    } else {
      remove(index);
      add(name, value);
    }
  }

  private void add(String name, String value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    names[size] = name;
    values[size++] = value;
  }

  void remove(int index) {
    if (index < 0) {
      return;
    }
    System.arraycopy(names, index + 1, names, index, size - index - 1);
    System.arraycopy(values, index + 1, values, index, size - index - 1);
    size--;
    given -= index < given ? 1 : 0;
  }

  /** Goes through the labels from now on by name, as if all had been there from the start. */
  void settle() {
    LabelSet labels = toLabelSet();
    for (int i = 0; i < size; i++) {
      names[i] = labels.name(i);
      values[i] = labels.value(i);
    }
    given = size;
  }

  LabelSet toLabelSet() {
    String[] sortedNames = Arrays.copyOf(names, size);
    String[] sortedValues = Arrays.copyOf(values, size);
    // By insertion: few labels are out of order.
    for (int i = given; i < size; i++) {
      int at = i;
      while (at > 0 && LabelSet.ORDER.compare(sortedNames[at - 1], names[i]) > 0) {
        sortedNames[at] = sortedNames[at - 1];
        sortedValues[at] = sortedValues[at - 1];
        at--;
      }
      sortedNames[at] = names[i];
      sortedValues[at] = values[i];
    }
    return LabelSet.ofSorted(sortedNames, sortedValues);
  }
}
