// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.alerting.AlertingConfig;
import io.github.securescrape.prometheus.alerting.AlertmanagerConfig;

/** Rules for the labels of alerts and for the targets of Alertmanagers. */
final class AlertingRules {

  private final LabelRules labels;
  private final TargetRules targets;
  private final boolean legacy;

  AlertingRules(LabelRules labels, TargetRules targets, boolean legacy) {
    this.labels = labels;
    this.targets = targets;
    this.legacy = legacy;
  }

  void check(AlertingConfig config, Problems here) {
    labels.check(config.alertRelabelConfigs(), legacy, here.at("alert_relabel_configs"));
    for (int i = 0; i < config.alertmanagers().size(); i++) {
      check(config.alertmanagers().get(i), here.at("alertmanagers").at(i));
    }
  }

  private void check(AlertmanagerConfig config, Problems here) {
    labels.check(config.relabelConfigs(), legacy, here.at("relabel_configs"));
    labels.check(config.alertRelabelConfigs(), legacy, here.at("alert_relabel_configs"));
    labels.checkGroups(config.staticConfigs(), here.at("static_configs"));
    targets.check(
        config.staticConfigs(), config.relabelConfigs(), legacy, here.at("static_configs"));
  }
}
