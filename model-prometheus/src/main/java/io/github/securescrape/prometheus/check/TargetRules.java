// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.internal.targets.TargetFault;
import io.github.securescrape.prometheus.internal.targets.TargetLabels;
import io.github.securescrape.prometheus.internal.targets.TargetMaker;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.relabel.Relabeling;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Targets after relabeling: what {@code promtool} says of them, and the loader before. */
final class TargetRules {

  private final GlobalConfig global;
  private final PrometheusVersion version;

  TargetRules(GlobalConfig global, PrometheusVersion version) {
    this.global = global;
    this.version = version;
  }

  /** Checks targets of a job: its static ones, or those in a file that it names. */
  void check(List<StaticConfig> groups, ScrapeJob job, Problems here) {
    if (groups.isEmpty()) {
      return;
    }
    TargetMaker maker;
    try {
      maker = new TargetMaker(job, global, false, version);
    } catch (IllegalArgumentException e) {
      // A rule that is broken was reported.
      return;
    }
    for (int group = 0; group < groups.size(); group++) {
      StaticConfig config = groups.get(group);
      for (int i = 0; i < config.targets().size(); i++) {
        Problems place = here.at(group).at("targets").at(i);
        String target = config.targets().get(i);
        if (job.relabelConfigs().isEmpty() && target.contains("/")) {
          place.add(TargetFault.badHost(target).at(""));
          continue;
        }
        String name = "instance " + i + " in group " + group + ": ";
        LabelSet found = maker.discovered(Map.of(TargetLabels.ADDRESS, target), config.labels());
        maker
            .relabel(found)
            .ifPresent(labels -> maker.faults(labels).forEach(fault -> place.add(fault.at(name))));
      }
    }
  }

  /** Checks the targets that are Alertmanagers, of which only the host is looked at. */
  void check(List<StaticConfig> groups, List<RelabelConfig> rules, boolean legacy, Problems here) {
    Relabeling relabeling;
    try {
      relabeling = Relabeling.of(rules, version.number(), legacy);
    } catch (IllegalArgumentException e) {
      // A rule that is broken was reported.
      return;
    }
    for (int group = 0; group < groups.size(); group++) {
      StaticConfig config = groups.get(group);
      for (int i = 0; i < config.targets().size(); i++) {
        Problems place = here.at(group).at("targets").at(i);
        Map<String, String> labels = new LinkedHashMap<>(config.labels());
        labels.put(TargetLabels.ADDRESS, config.targets().get(i));
        relabeling
            .apply(LabelSet.of(labels))
            .map(result -> result.get(TargetLabels.ADDRESS))
            .filter(address -> address.contains("/"))
            .ifPresent(address -> place.add(TargetFault.badHost(address).at("")));
      }
    }
  }
}
