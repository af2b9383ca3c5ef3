// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.PrometheusConfig;

/** What a Prometheus that runs as an agent does not take. */
final class AgentRules {

  static final ProblemCode NOT_ALLOWED =
      ProblemCode.error(
          "agent.section",
          "field {0} is not allowed in agent mode",
          "Remove the section: an agent scrapes and sends on, and does nothing else.");

  static final ProblemCode NO_REMOTE_WRITE =
      ProblemCode.error(
              "agent.remote-write-missing",
              "at least one remote_write target must be specified in agent mode",
              "Add `remote_write`.")
          .onKeys("remote_write")
          .until("2.42.0");

  private AgentRules() {}

  static void check(PrometheusConfig config, Problems problems) {
    boolean alerts =
        config.alerting() != null
            && !(config.alerting().alertmanagers().isEmpty()
                && config.alerting().alertRelabelConfigs().isEmpty());
    refuse(alerts, "alerting", problems);
    refuse(!config.ruleFiles().isEmpty(), "rule_files", problems);
    refuse(!config.remoteRead().isEmpty(), "remote_read", problems);
    if (config.remoteWrite().isEmpty()) {
      problems.add(NO_REMOTE_WRITE);
    }
  }

  private static void refuse(boolean used, String key, Problems problems) {
    if (used) {
      problems.at(key).add(NOT_ALLOWED, key);
    }
  }
}
