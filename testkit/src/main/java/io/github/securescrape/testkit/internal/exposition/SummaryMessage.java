// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import java.util.ArrayList;
import java.util.List;

/** The protocol buffer of a summary. */
final class SummaryMessage {

  private final List<Point> quantiles = new ArrayList<>();
  private double count;
  private double sum;

  /**
   * A quantile or bucket.
   *
   * @param bound the quantile, or the upper bound of the bucket
   * @param value what was observed
   */
  record Point(double bound, double value) {}

  void read(WireReader summary) throws ExpositionException {
    while (summary.next()) {
      switch (summary.field()) {
        case 1 -> count = unsigned(summary.varint("SampleCount"));
        case 2 -> sum = summary.fixed64("SampleSum");
        case 3 -> readQuantile(summary.message("Quantile", "Quantile"));
        default -> summary.skip();
      }
    }
  }

  private void readQuantile(WireReader quantile) throws ExpositionException {
    double bound = 0;
    double value = 0;
    while (quantile.next()) {
      switch (quantile.field()) {
        case 1 -> bound = quantile.fixed64("Quantile");
        case 2 -> value = quantile.fixed64("Value");
        default -> quantile.skip();
      }
    }
    quantiles.add(new Point(bound, value));
  }

  /** Returns a number whose highest bit is no sign. */
  static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  double count() {
    return count;
  }

  double sum() {
    return sum;
  }

  List<Point> quantiles() {
    return quantiles;
  }
}
