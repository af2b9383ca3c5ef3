// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.k8s.internal.Parts;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the builders of values have in common: names, Secrets and the last look at the whole. */
final class OverlayParts {

  final Problems problems = Problems.create();
  final List<FleetSecret> secrets = new ArrayList<>();
  private final String release;
  private final String namespace;
  private boolean inlineSecrets;
  private PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;

  OverlayParts(String release, String namespace) {
    this.release = release;
    this.namespace = namespace;
  }

  void inlineSecrets() {
    inlineSecrets = true;
  }

  void prometheus(PrometheusVersion version) {
    this.version = version;
  }

  /** Makes the Secret with what a fleet's jobs name. */
  void secretOf(Fleet fleet, String name) {
    secret(FleetSecret.builder(name).namespace(namespace).files(fleet));
  }

  void secret(FleetSecret.Builder secret) {
    Parts.make(problems, () -> secret.namespace(namespace).build()).ifPresent(secrets::add);
  }

  static List<Map<String, Object>> trees(List<ScrapeJob> jobs) {
    return jobs.stream().map(PrometheusYaml::toTree).toList();
  }

  /** Checks the whole and returns it. */
  ValuesOverlay overlay(HelmChart chart, Map<String, Object> values, List<ScrapeJob> hidden) {
    NameRule.RELEASE.check(problems, "release", release);
    NameRule.NAMESPACE.check(problems, "namespace", namespace);
    problems.toReport().throwIfErrors();
    List<Problem> found = new ArrayList<>();
    Map<String, Object> tree = Trees.map(Trees.ofScalars(values));
    HelmValues.check(chart, version, tree, trees(hidden), found);
    boolean inline = false;
    for (Problem each : found) {
      boolean secret =
          each.code().equals(HelmCodes.INLINE_PASSWORD)
              || each.code().equals(JobsCodes.CONFIGMAP_PASSWORD);
      inline |= secret;
      if (secret && !inlineSecrets) {
        String key = YamlPath.parse(each.location().path()).name();
        problems.add(HelmCodes.INLINE_REFUSED.at(each.location(), key));
      } else {
        problems.add(each);
      }
    }
    Report report = problems.toReport().throwIfErrors();
    return new ValuesOverlay(values, inline, secrets, report);
  }
}
