// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.OperatorVersion;
import io.github.securescrape.k8s.internal.crd.CrdKind;
import io.github.securescrape.k8s.internal.crd.CrdSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns scrape jobs into ScrapeConfigs and back. */
public final class JobConverter {

  private static final String JOB_NAME = "job_name";
  private static final SemVer NEWEST = new SemVer(999, 0, 0, "");

  private JobConverter() {}

  /**
   * Returns the {@code spec} for a scrape job.
   *
   * @param job the job as prometheus.yml has it
   * @param problems of the job, for what is lost
   */
  public static Map<String, Object> toSpec(
      Map<String, Object> job,
      ReferenceMaker references,
      OperatorVersion operator,
      Problems problems) {
    CrdSchema schema = CrdSchema.of(CrdKind.SCRAPE_CONFIG, operator);
    Conversion in = new Conversion(references, schema, operator, "spec", problems);
    Map<String, Object> rest = new LinkedHashMap<>(job);
    String name = Trees.text(rest, JOB_NAME);
    rest.remove(JOB_NAME);
    Map<String, Object> spec = new LinkedHashMap<>();
    if (in.knows("jobName")) {
      // The operator sets the label by a rule, where $ begins a group.
      spec.put("jobName", name.replace("$", "$$"));
    } else {
      in.lose(JOB_NAME, name);
    }
    spec.putAll(JobShape.SPEC.convert(rest, in));
    return spec;
  }

  /**
   * Returns the scrape job that a {@code spec} means, without what the operator adds for itself;
   * empty if a reference leads nowhere.
   *
   * @param certificates folder in which the job looks for certificates
   * @param problems of {@code spec}
   */
  public static Optional<Map<String, Object>> toJob(
      String namespace,
      String name,
      Map<String, Object> spec,
      ObjectStore store,
      String certificates,
      Problems problems) {
    Generation in = new Generation(NEWEST, store, namespace, certificates, problems);
    Map<String, Object> job = new LinkedHashMap<>();
    String label = Trees.text(spec, "jobName").replace("$$", "$");
    job.put(JOB_NAME, label.isEmpty() ? "scrapeConfig/" + namespace + "/" + name : label);
    try {
      job.putAll(JobShape.BEFORE_RULES.generate(spec, in));
      put(job, "relabel_configs", JobShape.rules(spec.get("relabelings"), in));
      put(job, "metric_relabel_configs", JobShape.rules(spec.get("metricRelabelings"), in));
      job.putAll(JobShape.AFTER_RULES.generate(spec, in));
      return Optional.of(job);
    } catch (Generation.Stopped e) {
      return Optional.empty();
    }
  }

  private static void put(Map<String, Object> job, String key, List<Object> rules) {
    if (!rules.isEmpty()) {
      job.put(key, rules);
    }
  }
}
