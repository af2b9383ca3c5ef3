// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.core.schema.Invariants;
import java.util.Map;

/**
 * A series that Prometheus has, with its value at the time of a query.
 *
 * @param labels its labels, with its name as {@code __name__} if it has one
 * @param value its value; not a number for one whose value is a native histogram
 */
public record Series(Map<String, String> labels, double value) {

  /** Copies the labels. Not API: a {@link PrometheusProcess} makes it. */
  public Series {
    labels = Invariants.copyOf(labels);
  }

  /** Returns its name; empty if an operation took it away. */
  public String name() {
    return labels.getOrDefault("__name__", "");
  }

  /** Returns the value of a label; empty if it has none. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }
}
