// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import io.github.securescrape.testkit.internal.exposition.SummaryMessage.Point;
import java.util.ArrayList;
import java.util.List;

/** The protocol buffer of a histogram, without the buckets of a native one. */
final class HistogramMessage {

  private final List<Point> buckets = new ArrayList<>();
  private double count;
  private double floatCount;
  private double sum;
  private boolean isNative;

  void read(WireReader histogram) throws ExpositionException {
    while (histogram.next()) {
      switch (histogram.field()) {
        case 1 -> count = SummaryMessage.unsigned(histogram.varint("SampleCount"));
        case 2 -> sum = histogram.fixed64("SampleSum");
        case 3 -> readBucket(histogram.message("Bucket", "Bucket"));
        case 4 -> floatCount = histogram.fixed64("SampleCountFloat");
        case 6 -> isNative |= histogram.fixed64("ZeroThreshold") > 0;
        case 7 -> isNative |= histogram.varint("ZeroCount") != 0;
        case 9, 12 -> {
          isNative = true;
          histogram.skip();
        }
        default -> histogram.skip();
      }
    }
  }

  private void readBucket(WireReader bucket) throws ExpositionException {
    double cumulative = 0;
    double floatCumulative = 0;
    double bound = 0;
    while (bucket.next()) {
      switch (bucket.field()) {
        case 1 -> cumulative = SummaryMessage.unsigned(bucket.varint("CumulativeCount"));
        case 2 -> bound = bucket.fixed64("UpperBound");
        case 4 -> floatCumulative = bucket.fixed64("CumulativeCountFloat");
        default -> bucket.skip();
      }
    }
    buckets.add(new Point(bound, floatCumulative == 0 ? cumulative : floatCumulative));
  }

  /** Returns whether the histogram is a native one, whatever else it is. */
  boolean isNative() {
    return isNative;
  }

  double count() {
    return floatCount == 0 ? count : floatCount;
  }

  double sum() {
    return sum;
  }

  /** Returns the classic buckets as they were sent. */
  List<Point> buckets() {
    return buckets;
  }

  /** Returns the classic buckets up to the infinite one, which may not have been sent. */
  List<Point> allBuckets() {
    List<Point> all = new ArrayList<>();
    for (Point each : buckets) {
      all.add(each);
      if (each.bound() == Double.POSITIVE_INFINITY) {
        return all;
      }
    }
    all.add(new Point(Double.POSITIVE_INFINITY, count()));
    return all;
  }
}
