// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One sample as its target shows it. */
public final class Sample {

  /** The label that holds the name of the metric. */
  public static final String NAME = "__name__";

  private final NavigableMap<String, String> labels = new TreeMap<>();
  private @Nullable String twice;

  Sample() {}

  void add(String label, String value) {
    if (labels.put(label, value) != null) {
      twice = label;
    }
  }

  /** Returns its labels, the name of the metric included, in the order of their names. */
  public Map<String, String> labels() {
    return Collections.unmodifiableMap(labels);
  }

  /** Returns a label that is there twice; {@code null} if there is none. */
  @Nullable String twice() {
    return twice;
  }
}
