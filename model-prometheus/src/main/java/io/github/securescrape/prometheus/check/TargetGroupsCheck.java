// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import java.util.List;

/** Checks target groups that a discovery brings, whichever job they are for. */
public final class TargetGroupsCheck {

  private TargetGroupsCheck() {}

  /** Adds what the given Prometheus would refuse in a list of groups. */
  public static void check(
      List<StaticConfig> groups, PrometheusVersion version, Problems problems) {
    new LabelRules(version).checkGroups(groups, problems);
  }
}
