// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.prometheus.relabel.LabelSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one scrape adds to a series, or a query finds in it.
 *
 * @param labels labels of the series, the name of the metric ({@code __name__}) included
 * @param value value
 * @param timestamp time that the target gives; {@code null} if it is the time of the scrape or
 *     query
 * @since 0.1
 */
public record Series(LabelSet labels, double value, @Nullable Instant timestamp) {

  private static final String NAME = "__name__";
  private static final double EXACT = 1L << 53;

  /** Returns the name of the metric. */
  public String name() {
    return labels.get(NAME);
  }

  /** Returns the value of a label; empty if there is no such label. */
  public String label(String name) {
    return labels.get(name);
  }

  /** Returns such as <code>node_load1{instance="node01:9100", job="node"} 0.5</code>. */
  @Override
  public String toString() {
    String others = labels.without(NAME::equals).toString();
    return name() + (others.equals("{}") ? "" : others) + " " + show(value) + shownTime();
  }

  private String shownTime() {
    return timestamp == null ? "" : " @" + timestamp;
  }

  private static String show(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) <= EXACT;
    return whole ? String.valueOf((long) value) : String.valueOf(value);
  }
}
