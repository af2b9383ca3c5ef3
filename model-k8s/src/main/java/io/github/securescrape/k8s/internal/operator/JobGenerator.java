// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the scrape job of a ScrapeConfig as the operator does. */
final class JobGenerator {

  private static final String RELABELINGS = "relabelings";
  private static final String METRIC_RELABELINGS = "metricRelabelings";

  private final PrometheusServer server;

  JobGenerator(PrometheusServer server) {
    this.server = server;
  }

  /**
   * Returns the job.
   *
   * @throws Generation.Stopped where the operator writes no configuration at all
   */
  Map<String, Object> job(String namespace, String name, Map<String, Object> spec, Generation in) {
    Map<String, Object> effective = EffectiveSpec.of(spec, server);
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("job_name", "scrapeConfig/" + namespace + "/" + name);
    job.putAll(JobShape.BEFORE_RULES.generate(effective, in));
    String enforcedLabel = server.enforcedLabel(namespace, name);
    job.put("relabel_configs", relabelings(spec, namespace, enforcedLabel, in));
    List<Object> metricRules = new ArrayList<>();
    metricRules.addAll(ofClass(METRIC_RELABELINGS, spec, in));
    metricRules.addAll(JobShape.rules(spec.get(METRIC_RELABELINGS), in.at(METRIC_RELABELINGS)));
    addEnforced(metricRules, enforcedLabel, namespace);
    if (!metricRules.isEmpty()) {
      job.put("metric_relabel_configs", metricRules);
    }
    job.putAll(JobShape.AFTER_RULES.generate(effective, in));
    return job;
  }

  private List<Object> relabelings(
      Map<String, Object> spec, String namespace, String enforcedLabel, Generation in) {
    List<Object> rules = new ArrayList<>();
    rules.add(
        Sharding.rule(
            "source_labels", List.of("job"), "target_label", "__tmp_prometheus_job_name"));
    rules.addAll(ofClass(RELABELINGS, spec, in));
    if (spec.containsKey("jobName")) {
      rules.add(
          Sharding.rule(
              "target_label", "job", "action", "replace", "replacement", spec.get("jobName")));
    }
    List<Object> own = JobShape.rules(spec.get(RELABELINGS), in.at(RELABELINGS));
    if (!own.isEmpty()) {
      rules.addAll(own);
      addEnforced(rules, enforcedLabel, namespace);
    }
    return Sharding.added(rules, server);
  }

  private List<Object> ofClass(String field, Map<String, Object> spec, Generation in) {
    return JobShape.rules(server.scrapeClass(spec).get(field), in.at("scrapeClass"));
  }

  private static void addEnforced(List<Object> rules, String label, String namespace) {
    if (!label.isEmpty()) {
      rules.add(Sharding.rule("target_label", label, "replacement", namespace));
    }
  }
}
