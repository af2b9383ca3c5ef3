// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.Relabeling;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the labels of series: those of a sample and its target, after metric relabeling. */
final class SeriesLabels {

  private static final String EXPORTED = "exported_";

  private final Map<String, String> target;
  private final List<String> shortestFirst;
  private final boolean honorLabels;
  private final Relabeling relabeling;

  SeriesLabels(ScrapeJob job, LabelSet target, PrometheusVersion version) {
    this.target = target.toMap();
    this.shortestFirst =
        this.target.keySet().stream().sorted(Comparator.comparingInt(String::length)).toList();
    this.honorLabels = Boolean.TRUE.equals(job.samples().honorLabels());
    this.relabeling =
        Relabeling.of(job.metricRelabelConfigs(), version.number(), LabelCheck.isLegacy(job));
  }

  /** Returns the labels of a sample's series, empty if the rules drop it. */
  Optional<LabelSet> of(Map<String, String> sample) {
    return relabeling.apply(LabelSet.of(merge(sample))).filter(labels -> labels.size() > 0);
  }

  private Map<String, String> merge(Map<String, String> sample) {
    if (honorLabels) {
      Map<String, String> labels = new LinkedHashMap<>(target);
      // An empty label of the sample takes away the target's.
      labels.putAll(sample);
      return labels;
    }
    Map<String, String> labels = new LinkedHashMap<>(sample);
    labels.putAll(target);
    for (String name : shortestFirst) {
      String value = sample.getOrDefault(name, "");
      if (!value.isEmpty()) {
        labels.put(freeName(labels, name), value);
      }
    }
    return labels;
  }

  private static String freeName(Map<String, String> labels, String taken) {
    String name = EXPORTED + taken;
    while (!labels.getOrDefault(name, "").isEmpty()) {
      name = EXPORTED + name;
    }
    return name;
  }
}
