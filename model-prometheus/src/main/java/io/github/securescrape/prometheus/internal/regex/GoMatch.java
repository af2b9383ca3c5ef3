// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an expression matched a text. */
public final class GoMatch {

  private final String text;

  /** Start and end of each group, the whole first; negative for a group without a part. */
  private final int[] places;

  private final List<@Nullable String> names;

  GoMatch(String text, int[] places, List<@Nullable String> names) {
    this.text = text;
    this.places = places;
    this.names = names;
  }

  /** Returns where the match begins. */
  public int start() {
    return places[0];
  }

  /** Returns where the match ends. */
  public int end() {
    return places[1];
  }

  /** Returns how many groups the expression has, the whole not counted. */
  public int groups() {
    return names.size();
  }

  /** Returns the text of a group, 0 being the whole; empty if there is none. */
  public String group(int number) {
    return number <= names.size() && places[2 * number] >= 0
        ? text.substring(places[2 * number], places[2 * number + 1])
        : "";
  }

  /** Returns whether the expression has a group of that name. */
  boolean has(String name) {
    return names.contains(name);
  }

  /** Returns the text of the first group of that name that has one; empty if there is none. */
  public String group(String name) {
    for (int i = 1; i <= names.size(); i++) {
      if (name.equals(names.get(i - 1)) && places[2 * i] >= 0) {
        return group(i);
      }
    }
    return "";
  }
}
