// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Severity;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.internal.operator.ConfigPaths;
import io.github.securescrape.k8s.internal.operator.PrometheusServer;
import io.github.securescrape.k8s.internal.operator.SemVer;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.yaml.PrometheusReader;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.List;

/** What Prometheus has against a configuration, told at the ScrapeConfigs that it comes from. */
final class GeneratedCheck {

  private static final String FILE = "prometheus.yaml";
  private static final String JOBS = "scrape_configs";
  private static final String GLOBAL = "global";
  private static final int BEFORE_JOB = 2;

  private final PrometheusServer server;
  private final Manifest prometheus;
  private final List<Manifest> scrapeConfigs;

  /** Returns the check for what the operator makes of accepted ScrapeConfigs, in their order. */
  GeneratedCheck(PrometheusServer server, Manifest prometheus, List<Manifest> scrapeConfigs) {
    this.server = server;
    this.prometheus = prometheus;
    this.scrapeConfigs = List.copyOf(scrapeConfigs);
  }

  /** Reads a generated configuration; adds what is wrong with it to the manifests of its jobs. */
  Read<PrometheusConfig> read(String text) {
    SemVer version = server.version();
    PrometheusVersion number =
        PrometheusVersion.of(version.major() + "." + version.minor() + "." + version.patch());
    PrometheusReader reader = PrometheusYaml.reader().version(number);
    Read<PrometheusConfig> read = reader.parse(FILE, text);
    read.report().errors().forEach(each -> add(ManifestCodes.REFUSED, number, each));
    // What else promtool has against it; its verdict on files does not matter.
    reader.checkingFiles().parse(FILE, text).report().problems().stream()
        .filter(each -> each.severity() == Severity.WARNING)
        .forEach(each -> add(ManifestCodes.LIKELY_WRONG, number, each));
    return read;
  }

  private void add(ProblemCode code, PrometheusVersion version, Problem problem) {
    List<Object> path = YamlPath.parse(problem.location().path()).segments();
    // Who writes a ScrapeConfig knows fields; additional jobs are written with Prometheus' keys.
    String hint = isOfScrapeConfig(path) ? ConfigPaths.inFields(problem.hint()) : problem.hint();
    String[] keys = problem.code().keys().stream().map(ConfigPaths::fieldOf).toArray(String[]::new);
    place(path).add(code.onKeys(keys), version, problem.message(), hint);
  }

  private boolean isOfScrapeConfig(List<Object> path) {
    return path.size() >= BEFORE_JOB
        && path.get(0).equals(JOBS)
        && path.get(1) instanceof Integer index
        && index < scrapeConfigs.size();
  }

  private Problems place(List<Object> path) {
    if (isOfScrapeConfig(path)) {
      Manifest scrapeConfig = scrapeConfigs.get((Integer) path.get(1));
      List<Object> inJob = path.subList(BEFORE_JOB, path.size());
      return below(
          scrapeConfig.problems(), ConfigPaths.inResource(inJob, scrapeConfig.spec(), server));
    }
    return path.size() >= BEFORE_JOB && path.get(0).equals(GLOBAL)
        ? prometheus.problems().at("spec").at(ConfigPaths.fieldOf((String) path.get(1)))
        : prometheus.problems().at("spec").at("additionalScrapeConfigs");
  }

  private static Problems below(Problems resource, YamlPath path) {
    Problems place = resource;
    for (Object segment : path.segments()) {
      place = segment instanceof Integer index ? place.at(index) : place.at((String) segment);
    }
    return place;
  }
}
