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

  /** The label that holds the upper bound of a bucket. */
  static final String BOUND = "le";

  /** The label that holds the quantile of a summary. */
  static final String QUANTILE = "quantile";

  private final NavigableMap<String, String> labels = new TreeMap<>();
  private @Nullable String twice;
  private String key = "";
  private double value;
  private @Nullable Long timestamp;
  private boolean histogram;

  Sample() {}

  void add(String label, String value) {
    if (labels.put(label, value) != null) {
      twice = label;
    }
  }

  void key(String key) {
    this.key = key;
  }

  void value(double value) {
    this.value = value;
  }

  void timestamp(long millis) {
    this.timestamp = millis;
  }

  void histogram() {
    histogram = true;
  }

  /** Returns its labels, the name of the metric included, in the order of their names. */
  public Map<String, String> labels() {
    return Collections.unmodifiableMap(labels);
  }

  /** Returns a label that is there twice; {@code null} if there is none. */
  public @Nullable String twice() {
    return twice;
  }

  /** Returns the name and labels as they were written, by which one series is known again. */
  public String key() {
    return key;
  }

  /** Returns the value; nothing of a native histogram. */
  public double value() {
    return value;
  }

  /** Returns milliseconds since 1970; {@code null} if the target tells no time. */
  public @Nullable Long timestamp() {
    return timestamp;
  }

  /** Returns whether this is a native histogram. */
  public boolean isHistogram() {
    return histogram;
  }
}
