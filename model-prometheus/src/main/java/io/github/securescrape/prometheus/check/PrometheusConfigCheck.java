// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.internal.scrape.Schemes;

/**
 * What Prometheus and {@code promtool check config} check across the records of a configuration.
 */
public final class PrometheusConfigCheck {

  private PrometheusConfigCheck() {}

  /**
   * Adds what the given Prometheus would refuse, beyond the rules within one record.
   *
   * @param agentMode whether Prometheus runs as an agent, which takes part of the sections only
   * @return the check of scrape jobs, for further ones in files that the configuration names
   */
  public static ScrapeJobsCheck check(
      PrometheusConfig config, PrometheusVersion version, boolean agentMode, Problems problems) {
    GlobalConfig global = config.global() == null ? GlobalConfig.DEFAULTS : config.global();
    boolean legacy = Schemes.isLegacy(global);
    LabelRules labels = new LabelRules(version);
    Problems here = problems.at("global");
    new ScrapeTimes(global).checkGlobal(here);
    new NameSchemes(global, version).checkGlobal(!config.scrapeConfigs().isEmpty(), here);
    labels.checkExternal(global.externalLabels(), legacy, here.at("external_labels"));

    ScrapeJobsCheck jobs = new ScrapeJobsCheck(global, version);
    jobs.check(config.scrapeConfigs(), "", problems.at("scrape_configs"));
    RemoteRules.check(config, labels, legacy, problems);
    if (config.alerting() != null) {
      TargetRules targets = new TargetRules(global, version);
      new AlertingRules(labels, targets, legacy).check(config.alerting(), problems.at("alerting"));
    }
    OtlpRules.check(config.otlp(), legacy, problems.at("otlp"));
    if (agentMode) {
      AgentRules.check(config, problems);
    }
    return jobs;
  }
}
