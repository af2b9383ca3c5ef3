// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.k8s.internal.operator.Trees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Targets that two ScrapeConfigs scrape alike, so that their samples are in each other's way. */
final class SameTargets {

  /** What else makes the series of a target. */
  private static final List<String> FIELDS =
      List.of("scheme", "metricsPath", "params", "relabelings", "metricRelabelings");

  private SameTargets() {}

  /** Notes each target that is there twice. */
  static void check(List<Manifest> scrapeConfigs) {
    Map<List<Object>, Manifest> seen = new HashMap<>();
    for (Manifest each : scrapeConfigs) {
      String jobName = Trees.text(each.spec(), "jobName");
      if (!jobName.isEmpty()) {
        check(each, jobName, seen);
      }
    }
  }

  private static void check(
      Manifest scrapeConfig, String jobName, Map<List<Object>, Manifest> seen) {
    List<Object> rest =
        FIELDS.stream().map(each -> scrapeConfig.spec().getOrDefault(each, "")).toList();
    List<Object> groups = Trees.list(scrapeConfig.spec().get("staticConfigs"));
    for (int i = 0; i < groups.size(); i++) {
      Map<String, Object> group = Trees.map(groups.get(i));
      List<Object> targets = Trees.list(group.get("targets"));
      for (int j = 0; j < targets.size(); j++) {
        List<Object> identity = List.of(jobName, targets.get(j), Trees.map(group, "labels"), rest);
        Manifest first = seen.putIfAbsent(identity, scrapeConfig);
        if (first != null && !first.subject().equals(scrapeConfig.subject())) {
          scrapeConfig
              .problems()
              .at("spec")
              .at("staticConfigs")
              .at(i)
              .at("targets")
              .at(j)
              .add(ManifestCodes.SAME_TARGET, targets.get(j), first.subject());
        }
      }
    }
  }
}
