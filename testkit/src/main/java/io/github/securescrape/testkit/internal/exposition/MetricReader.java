// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import io.github.securescrape.testkit.internal.golang.GoText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the metrics of one family, each of which may be several samples. */
final class MetricReader {

  static final int GAUGE_HISTOGRAM = 5;

  private static final int COUNTER = 0;
  private static final int GAUGE = 1;
  private static final int SUMMARY = 2;
  private static final int UNTYPED = 3;

  private final String name;
  private final int type;
  private final boolean natives;
  private final boolean classics;

  private final List<Map.Entry<String, String>> labels = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private long timestamp;

  /**
   * Returns a reader.
   *
   * @param type number of the type
   * @param natives whether native histograms are read as such
   * @param classics whether they have their classic buckets read too
   */
  MetricReader(String name, int type, boolean natives, boolean classics) {
    this.name = name;
    this.type = type;
    this.natives = natives;
    this.classics = classics;
  }

  /** Returns the samples of a metric. */
  List<Sample> read(WireReader metric) throws ExpositionException {
    labels.clear();
    samples.clear();
    timestamp = 0;
    double value = 0;
    SummaryMessage summary = new SummaryMessage();
    HistogramMessage histogram = new HistogramMessage();
    List<WireReader> pairs = new ArrayList<>();
    while (metric.next()) {
      switch (metric.field()) {
        case 1 -> pairs.add(metric.message("Label", "LabelPair"));
        case 2 -> value = value(metric.message("Gauge", "Gauge"), type == GAUGE, value);
        case 3 -> value = value(metric.message("Counter", "Counter"), type == COUNTER, value);
        case 4 -> summary.read(metric.message("Summary", "Summary"));
        case 5 -> value = value(metric.message("Untyped", "Untyped"), type == UNTYPED, value);
        case 6 -> timestamp = metric.varint("TimestampMs");
        case 7 -> histogram.read(metric.message("Histogram", "Histogram"));
        default -> metric.skip();
      }
    }
    for (WireReader pair : pairs) {
      readLabel(pair);
    }
    switch (type) {
      case COUNTER, GAUGE, UNTYPED -> add("", "", "", value);
      case SUMMARY -> addSummary(summary);
      default -> addHistogram(histogram);
    }
    return samples;
  }

  private static double value(WireReader message, boolean counts, double otherwise)
      throws ExpositionException {
    double value = 0;
    while (message.next()) {
      if (message.field() == 1) {
        value = message.fixed64("Value");
      } else {
        message.skip();
      }
    }
    return counts ? value : otherwise;
  }

  private void readLabel(WireReader pair) throws ExpositionException {
    byte[] label = new byte[0];
    byte[] value = new byte[0];
    while (pair.next()) {
      switch (pair.field()) {
        case 1 -> {
          label = pair.text("Name");
          check("name", label, label.length > 0);
        }
        case 2 -> {
          value = pair.text("Value");
          check("value", value, true);
        }
        default -> pair.skip();
      }
    }
    labels.add(
        Map.entry(
            new String(label, StandardCharsets.UTF_8), new String(value, StandardCharsets.UTF_8)));
  }

  private static void check(String what, byte[] text, boolean valid) throws ExpositionException {
    if (!valid || !GoText.isUtf8(text)) {
      throw new ExpositionException(
          "invalid label " + what + ": " + new String(text, StandardCharsets.UTF_8));
    }
  }

  private void addSummary(SummaryMessage summary) {
    add("_count", "", "", summary.count());
    add("_sum", "", "", summary.sum());
    summary
        .quantiles()
        .forEach(each -> add("", Sample.QUANTILE, GoNumbers.format(each.bound()), each.value()));
  }

  private void addHistogram(HistogramMessage histogram) {
    boolean isNative = natives && histogram.isNative();
    if (isNative) {
      add("", "", "", Double.NaN).histogram();
    }
    if (!isNative || classics && !histogram.buckets().isEmpty()) {
      add("_count", "", "", histogram.count());
      add("_sum", "", "", histogram.sum());
      histogram
          .allBuckets()
          .forEach(
              each -> add("_bucket", Sample.BOUND, GoNumbers.format(each.bound()), each.value()));
    }
  }

  private Sample add(String suffix, String label, String labelValue, double value) {
    Sample sample = new Sample();
    sample.add(Sample.NAME, name + suffix);
    for (Map.Entry<String, String> each : labels) {
      sample.add(each.getKey(), each.getValue());
    }
    if (!label.isEmpty()) {
      sample.add(label, labelValue);
    }
    sample.key(sample.labels().toString());
    sample.value(value);
    if (timestamp != 0) {
      sample.timestamp(timestamp);
    }
    samples.add(sample);
    return sample;
  }
}
