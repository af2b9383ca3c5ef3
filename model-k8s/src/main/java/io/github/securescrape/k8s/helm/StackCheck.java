// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.internal.Retyping;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks values of kube-prometheus-stack. */
final class StackCheck {

  private static final String JOBS = "additionalScrapeConfigs";
  private static final String REFERENCE = "additionalScrapeConfigsSecret";
  private static final List<String> EVALUATED =
      List.of("scrapeConfigSelector", "scrapeConfigNamespaceSelector", "scrapeClasses");

  private final Findings findings;
  private final YamlPath base;
  private final YamlPath spec;
  private final Map<String, Object> tree;

  StackCheck(Findings findings, YamlPath base, Map<String, Object> tree) {
    this.findings = findings;
    this.base = base;
    this.spec = base.key("prometheus").key("prometheusSpec");
    this.tree = tree;
  }

  /**
   * Returns the jobs that Prometheus gets, as far as they are known.
   *
   * @param beside jobs that do not stand in the values
   */
  List<ScrapeJob> run(PrometheusVersion version, List<PlacedJob> beside) {
    new KeyPlaces(findings, base, tree).stack();
    new OwnWebCheck(findings, base, tree).stack();
    List<PlacedJob> jobs = new ArrayList<>(jobs(value(JOBS)));
    new JobLints(jobs).secrets(HelmCodes.INLINE_PASSWORD);
    jobs.addAll(beside);
    reference(value(REFERENCE));
    for (String key : EVALUATED) {
      evaluate(spec.key(key));
    }
    YamlPath manifests = base.key("extraManifests");
    evaluate(manifests);
    new ScrapeConfigSelection(Trees.at(tree, spec))
        .check(findings, manifests, Trees.at(tree, manifests));
    JobLints lints = new JobLints(jobs);
    lints.variables();
    new StackMounts(findings, spec, tree).check(lints);
    return new JobsCheck(version, jobs).run();
  }

  private @Nullable Object value(String key) {
    return Trees.at(tree, spec.key(key));
  }

  private void evaluate(YamlPath path) {
    Object value = Trees.at(tree, path);
    if (value != null) {
      new TplCheck().evaluate(value, path, findings.at(path));
    }
  }

  private List<PlacedJob> jobs(@Nullable Object value) {
    YamlPath path = spec.key(JOBS);
    if (value instanceof List<?> list) {
      return new JobsSource(findings, Retyping.HELM).evaluated(Trees.list(list), path);
    }
    String text = Trees.text(value);
    if (text != null) {
      return new JobsBlock(findings, path).jobs(text, Retyping.OPERATOR);
    }
    if (Trees.get(value, "name") != null && Trees.get(value, "key") != null) {
      findings.at(path).add(JobsCodes.REFERENCE_AS_JOBS);
    } else if (value != null && !Trees.isEmpty(value)) {
      findings
          .at(path)
          .add(
              JobsCodes.JOBS_KIND,
              JOBS,
              "a list of scrape jobs, or a text of such",
              Kinds.of(value));
    }
    return List.of();
  }

  private void reference(@Nullable Object value) {
    YamlPath path = spec.key(REFERENCE);
    if (value == null || Trees.isEmpty(value)) {
      return;
    }
    if (!(value instanceof Map)) {
      findings.at(path).add(JobsCodes.JOBS_AS_REFERENCE, Kinds.of(value));
      return;
    }
    if (Trees.isEmpty(Trees.get(value, "enabled"))) {
      boolean off = Trees.get(value, "enabled") != null;
      if (!off) {
        findings.at(path).add(JobsCodes.NOT_ENABLED);
      }
      return;
    }
    for (String key : List.of("name", "key")) {
      if (Trees.isEmpty(Trees.get(value, key))) {
        findings.at(path).add(JobsCodes.INCOMPLETE_REFERENCE, key);
      }
    }
    Object name = Trees.get(value, "name");
    if (name != null) {
      evaluate(path.key("name"));
    }
    if (!Trees.isEmpty(value(JOBS))) {
      findings.at(path).add(JobsCodes.JOBS_TWICE);
    }
  }
}
