// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.internal.Retyping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scrape jobs written by hand, which the operator reads and writes again with YAML's own types. */
final class AdditionalJobs {

  private static final String RULES = "relabel_configs";

  private AdditionalJobs() {}

  /**
   * Returns the jobs of a text.
   *
   * @param problems of the place that the text comes from
   * @throws Generation.Stopped if the text is no list of jobs: the operator stops
   */
  static List<Object> read(String text, PrometheusServer server, Problems problems) {
    List<YamlDocument> documents =
        YamlDocument.parseAll("additionalScrapeConfigs", text, Dialect.of());
    YamlDocument document = documents.get(0);
    Object tree = document.tree(path -> true);
    if (document.problems().isEmpty() && (tree == null || document.isNull())) {
      return List.of();
    }
    // A key that is there twice is the business of Prometheus.
    if (!(tree instanceof List<?> jobs)) {
      throw stop(tree == null ? first(document) : "it is no list", problems);
    }
    if (!document.problems().isEmpty()) {
      problems.add(OperatorCodes.ADDITIONAL_KEY, first(document));
    }
    if (documents.size() > 1) {
      problems.add(OperatorCodes.MORE_DOCUMENTS);
    }
    List<Object> made = new ArrayList<>();
    for (Object each : jobs) {
      RetypingCheck.check(Trees.map(each), problems);
      made.add(sharded(Trees.map(Trees.texts(Retyping.OPERATOR.ofTree(each))), server, problems));
    }
    return made;
  }

  private static String first(YamlDocument document) {
    Problem problem = document.report().problems().get(0);
    return problem.message() + " (line " + problem.location().line() + ")";
  }

  private static Object sharded(
      Map<String, Object> job, PrometheusServer server, Problems problems) {
    if (server.shards() == 1) {
      return job;
    }
    Object rules = job.getOrDefault(RULES, List.of());
    if (!(rules instanceof List<?>)) {
      String name = Trees.text(job, "job_name");
      throw stop("`relabel_configs` of job \"" + name + "\" is no list", problems);
    }
    Map<String, Object> moved = new LinkedHashMap<>(job);
    moved.remove(RULES);
    moved.put(RULES, Sharding.added(Trees.list(rules), server));
    return moved;
  }

  private static Generation.Stopped stop(String why, Problems problems) {
    problems.add(OperatorCodes.BAD_ADDITIONAL, why);
    return new Generation.Stopped();
  }
}
