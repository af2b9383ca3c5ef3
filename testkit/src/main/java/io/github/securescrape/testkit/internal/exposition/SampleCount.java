// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.scrape.ScrapeLimits;
import io.github.securescrape.testkit.internal.golang.GoText;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts the samples of one scrape, as far as the limits of its job allow. */
public final class SampleCount {

  private static final int SHOWN = 50;
  private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final Map<String, String> target;
  private final boolean legacyNames;
  private final boolean honorLabels;
  private final ScrapeLimits limits;
  private int scraped;
  private int kept;

  /**
   * Returns a count that is 0.
   *
   * @param target labels of the target that its series carry
   */
  public SampleCount(ScrapeJob job, Map<String, String> target) {
    this.target = Invariants.copyOf(target);
    this.legacyNames = "legacy".equals(job.samples().metricNameValidationScheme());
    this.honorLabels = Boolean.TRUE.equals(job.samples().honorLabels());
    this.limits = job.limits();
  }

  /** Returns how many samples were read. */
  public int scraped() {
    return scraped;
  }

  /** Returns how many samples were kept. */
  public int kept() {
    return kept;
  }

  /** Counts all samples of a reader. */
  public void addAll(SampleReader reader) throws ExpositionException {
    for (Sample sample = reader.next(); sample != null; sample = reader.next()) {
      scraped++;
      NavigableMap<String, String> labels = merge(sample.labels());
      checkNames(labels);
      checkLabels(labels);
      if (sample.twice() != null) {
        throw new ExpositionException(
            "label name " + GoText.quote(sample.twice()) + " is not unique: invalid sample");
      }
      kept++;
    }
    if (kept > limit(limits.sampleLimit())) {
      throw new ExpositionException("sample limit exceeded");
    }
  }

  /** Returns the labels of the series: those of the sample and those of the target. */
  private NavigableMap<String, String> merge(Map<String, String> sample) {
    NavigableMap<String, String> labels = new TreeMap<>(sample);
    if (honorLabels) {
      target.forEach(labels::putIfAbsent);
    } else {
      labels.putAll(target);
      target.keySet().stream()
          .sorted(Comparator.comparingInt(String::length))
          .filter(each -> !sample.getOrDefault(each, "").isEmpty())
          .forEach(each -> labels.put(freeName(labels, each), sample.getOrDefault(each, "")));
    }
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  private static String freeName(Map<String, String> labels, String taken) {
    String name = "exported_" + taken;
    while (!labels.getOrDefault(name, "").isEmpty()) {
      name = "exported_" + name;
    }
    return name;
  }

  private void checkNames(Map<String, String> labels) throws ExpositionException {
    boolean valid =
        METRIC_NAME.matcher(labels.getOrDefault(Sample.NAME, "")).matches()
            && labels.keySet().stream().allMatch(each -> LABEL_NAME.matcher(each).matches());
    if (legacyNames && !valid) {
      throw new ExpositionException(
          labels.entrySet().stream()
              .map(SampleCount::show)
              .collect(Collectors.joining(", ", "invalid metric name or label names: {", "}")));
    }
  }

  private static String show(Map.Entry<String, String> label) {
    String name = label.getKey();
    return (LABEL_NAME.matcher(name).matches() ? name : GoText.quote(name))
        + "="
        + GoText.quote(label.getValue());
  }

  private void checkLabels(NavigableMap<String, String> labels) throws ExpositionException {
    String metric = cut(labels.getOrDefault(Sample.NAME, ""));
    long most = limit(limits.labelLimit());
    if (labels.size() > most) {
      throw exceeded(
          "label_limit exceeded (metric: %s, number of labels: %d, limit: %d)",
          metric, labels.size(), most);
    }
    long longestName = limit(limits.labelNameLengthLimit());
    long longestValue = limit(limits.labelValueLengthLimit());
    for (Map.Entry<String, String> label : labels.entrySet()) {
      String name = label.getKey();
      String value = label.getValue();
      if (bytes(name) > longestName) {
        throw exceeded(
            "label_name_length_limit exceeded (metric: %s, label name: %s, length: %d, limit: %d)",
            metric, cut(name), bytes(name), longestName);
      }
      if (bytes(value) > longestValue) {
        throw exceeded(
            "label_value_length_limit exceeded (metric: %s, label name: %s, value: %s, length: %d,"
                + " limit: %d)",
            metric, cut(name), GoText.quote(cut(value)), bytes(value), longestValue);
      }
    }
  }

  private static long limit(@Nullable Long limit) {
    return limit == null || limit <= 0 ? Long.MAX_VALUE : limit;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN));
  }

  private static ExpositionException exceeded(String format, Object... arguments) {
    return new ExpositionException(String.format(Locale.ROOT, format, arguments));
  }
}
