// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.PrometheusConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules between the endpoints that samples are sent to or read from. */
final class RemoteRules {

  static final ProblemCode WRITE_NAME_TWICE =
      ProblemCode.error(
              "remote.write.name-twice",
              "found multiple remote write configs with job name \"{0}\"",
              "Give each a `name` of its own, or none.")
          .onKeys("name");

  static final ProblemCode READ_NAME_TWICE =
      ProblemCode.error(
              "remote.read.name-twice",
              "found multiple remote read configs with job name \"{0}\"",
              "Give each a `name` of its own, or none.")
          .onKeys("name");

  private RemoteRules() {}

  static void check(PrometheusConfig config, LabelRules labels, boolean legacy, Problems problems) {
    List<@Nullable String> writes = new ArrayList<>();
    config.remoteWrite().forEach(each -> writes.add(each.name()));
    checkNames(writes, WRITE_NAME_TWICE, problems.at("remote_write"));
    List<@Nullable String> reads = new ArrayList<>();
    config.remoteRead().forEach(each -> reads.add(each.name()));
    checkNames(reads, READ_NAME_TWICE, problems.at("remote_read"));
    for (int i = 0; i < config.remoteWrite().size(); i++) {
      Problems rules = problems.at("remote_write").at(i).at("write_relabel_configs");
      labels.check(config.remoteWrite().get(i).writeRelabelConfigs(), legacy, rules);
    }
  }

  private static void checkNames(
      List<@Nullable String> names, ProblemCode code, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name != null && !name.isEmpty() && !seen.add(name)) {
        problems.at(i).add(code, name);
      }
    }
  }
}
