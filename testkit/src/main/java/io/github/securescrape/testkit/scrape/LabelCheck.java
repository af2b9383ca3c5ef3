// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.scrape.ScrapeLimits;
import io.github.securescrape.testkit.internal.client.ScrapeFailure;
import io.github.securescrape.testkit.internal.exposition.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the labels of series: their names, and the limits of their job. */
final class LabelCheck {

  private static final int SHOWN = 50;
  private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final boolean legacyNames;
  private final long most;
  private final long longestName;
  private final long longestValue;

  LabelCheck(ScrapeJob job) {
    ScrapeLimits limits = job.limits();
    legacyNames = isLegacy(job);
    most = limit(limits.labelLimit());
    longestName = limit(limits.labelNameLengthLimit());
    longestValue = limit(limits.labelValueLengthLimit());
  }

  /** Returns whether the job takes old names only. */
  static boolean isLegacy(ScrapeJob job) {
    return "legacy".equals(job.samples().metricNameValidationScheme());
  }

  /** Returns a limit as a number that is not exceeded if there is none. */
  static long limit(@Nullable Long limit) {
    return limit == null || limit <= 0 ? Long.MAX_VALUE : limit;
  }

  void check(LabelSet labels) throws ScrapeFailure {
    if (labels.get(Sample.NAME).isEmpty()) {
      throw new ScrapeFailure("missing metric name (__name__ label)");
    }
    if (legacyNames) {
      checkNames(labels);
    }
    if (labels.size() > most) {
      throw exceeded(
          "label_limit exceeded (metric: %s, number of labels: %d, limit: %d)",
          cut(labels.get(Sample.NAME)), labels.size(), most);
    }
    if (longestName < Long.MAX_VALUE || longestValue < Long.MAX_VALUE) {
      checkLengths(labels);
    }
  }

  private static void checkNames(LabelSet labels) throws ScrapeFailure {
    Map<String, String> all = labels.toMap();
    boolean valid =
        METRIC_NAME.matcher(labels.get(Sample.NAME)).matches()
            && all.keySet().stream().allMatch(each -> LABEL_NAME.matcher(each).matches());
    if (!valid) {
      throw new ScrapeFailure(
          all.entrySet().stream()
              .map(LabelCheck::show)
              .collect(Collectors.joining(", ", "invalid metric name or label names: {", "}")));
    }
  }

  private static String show(Map.Entry<String, String> label) {
    String name = label.getKey();
    return (LABEL_NAME.matcher(name).matches() ? name : GoQuote.quote(name))
        + "="
        + GoQuote.quote(label.getValue());
  }

  private void checkLengths(LabelSet labels) throws ScrapeFailure {
    String metric = cut(labels.get(Sample.NAME));
    for (Map.Entry<String, String> label : labels.toMap().entrySet()) {
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
            metric, cut(name), GoQuote.quote(cut(value)), bytes(value), longestValue);
      }
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN));
  }

  private static ScrapeFailure exceeded(String format, Object... arguments) {
    return new ScrapeFailure(String.format(Locale.ROOT, format, arguments));
  }
}
