// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes the scrape job of a ScrapeConfig as the operator does. */
final class JobGenerator {

  private static final String RELABELINGS = "relabelings";
  private static final String METRIC_RELABELINGS = "metricRelabelings";

  private static final String JOB_NAME = "jobName";

  /** What stands for something else in the replacement of a rule. */
  private static final Pattern GROUP = Pattern.compile("\\$[\\w{$]");

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
    warn((String) job.get("job_name"), spec, in);
    EffectiveSpec.noteChanges(spec, effective, in.problems());
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

  /** Warns of what the rules that the operator adds make of a job. */
  private void warn(String jobName, Map<String, Object> spec, Generation in) {
    if (!JobShape.hasTargets(spec)) {
      in.problems().add(OperatorCodes.NO_TARGETS);
    }
    List<Object> rules = new ArrayList<>(ofClass(RELABELINGS, spec, in));
    rules.addAll(Trees.list(spec.get(RELABELINGS)));
    String named = Trees.text(spec, JOB_NAME);
    if (named.isEmpty() && !sets("job", rules)) {
      in.problems().add(OperatorCodes.NO_JOB_NAME, jobName);
    } else if (GROUP.matcher(named).find()) {
      in.problems().at(JOB_NAME).add(OperatorCodes.JOB_NAME_GROUP, named);
    }
    ScrapeClassCheck.references(spec, server, in);
    boolean hashes = rules.stream().anyMatch(each -> isAction("hashmod", each));
    if (server.shards() > 1 && hashes && !rules.toString().contains("$(SHARD)")) {
      in.problems().at(RELABELINGS).add(OperatorCodes.OWN_HASHMOD, server.shards());
    }
    boolean zones = spec.containsKey("kubernetesSDConfigs") || sets(Sharding.TOPOLOGY, rules);
    if (Sharding.zones(server) > 0 && server.shards() > 1 && !hashes && !zones) {
      in.problems().add(OperatorCodes.NO_ZONE);
    }
  }

  /** Returns whether a rule sets a label; those of a class are written in snake case by now. */
  private static boolean sets(String label, List<Object> rules) {
    return rules.stream()
        .map(Trees::map)
        .anyMatch(
            each ->
                label.equals(each.get("targetLabel")) || label.equals(each.get("target_label")));
  }

  private static boolean isAction(String action, Object rule) {
    return Trees.text(Trees.map(rule), "action").equalsIgnoreCase(action);
  }

  private List<Object> relabelings(
      Map<String, Object> spec, String namespace, String enforcedLabel, Generation in) {
    List<Object> rules = new ArrayList<>();
    rules.add(
        Sharding.rule(
            "source_labels", List.of("job"), "target_label", "__tmp_prometheus_job_name"));
    rules.addAll(ofClass(RELABELINGS, spec, in));
    if (spec.containsKey(JOB_NAME)) {
      rules.add(
          Sharding.rule(
              "target_label", "job", "action", "replace", "replacement", spec.get(JOB_NAME)));
    }
    List<Object> own = JobShape.rules(spec.get(RELABELINGS), in.at(RELABELINGS));
    if (!own.isEmpty()) {
      rules.addAll(own);
      addEnforced(rules, enforcedLabel, namespace);
    }
    return Sharding.added(rules, server);
  }

  /** Returns how many rules the operator writes before those of a ScrapeConfig itself. */
  static int rulesBefore(String field, Map<String, Object> spec, PrometheusServer server) {
    int ofClass = Trees.list(server.scrapeClass(spec).get(field)).size();
    boolean named = spec.containsKey(JOB_NAME);
    return field.equals(RELABELINGS) ? 1 + ofClass + (named ? 1 : 0) : ofClass;
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
