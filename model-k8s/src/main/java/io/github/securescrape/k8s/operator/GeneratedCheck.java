// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Severity;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.internal.operator.ConfigPaths;
import io.github.securescrape.k8s.internal.operator.SemVer;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.yaml.PrometheusReader;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.List;
import java.util.stream.Stream;

/** What Prometheus has against a configuration, told at the ScrapeConfigs that it comes from. */
final class GeneratedCheck {

  private static final String FILE = "prometheus.yaml";
  private static final String JOBS = "scrape_configs";
  private static final int BEFORE_JOB = 2;

  private GeneratedCheck() {}

  /** Reads a generated configuration; adds what is wrong with it to the manifests of its jobs. */
  static Read<PrometheusConfig> read(
      String text, SemVer version, Manifest prometheus, List<Manifest> scrapeConfigs) {
    PrometheusVersion number =
        PrometheusVersion.of(version.major() + "." + version.minor() + "." + version.patch());
    PrometheusReader reader = PrometheusYaml.reader().version(number);
    Read<PrometheusConfig> read = reader.parse(FILE, text);
    // What else promtool has against it; its verdict on files does not matter.
    List<Problem> lints = reader.checkingFiles().parse(FILE, text).report().problems();
    Stream.concat(
            read.report().errors().stream(),
            lints.stream().filter(each -> each.severity() == Severity.WARNING))
        .forEach(
            each -> {
              ProblemCode code =
                  each.severity() == Severity.ERROR
                      ? ManifestCodes.REFUSED
                      : ManifestCodes.LIKELY_WRONG;
              String[] keys =
                  each.code().keys().stream().map(ConfigPaths::fieldOf).toArray(String[]::new);
              place(each, prometheus, scrapeConfigs)
                  .add(code.onKeys(keys), number, each.message(), hint(each, scrapeConfigs));
            });
    return read;
  }

  /** Who writes a ScrapeConfig knows fields; additional jobs are written with Prometheus' keys. */
  private static String hint(Problem problem, List<Manifest> scrapeConfigs) {
    List<Object> path = YamlPath.parse(problem.location().path()).segments();
    return isOfJob(path, scrapeConfigs) ? ConfigPaths.inFields(problem.hint()) : problem.hint();
  }

  private static boolean isOfJob(List<Object> path, List<Manifest> scrapeConfigs) {
    return path.size() >= BEFORE_JOB
        && path.get(0).equals(JOBS)
        && path.get(1) instanceof Integer index
        && index < scrapeConfigs.size();
  }

  private static Problems place(
      Problem problem, Manifest prometheus, List<Manifest> scrapeConfigs) {
    List<Object> path = YamlPath.parse(problem.location().path()).segments();
    if (!isOfJob(path, scrapeConfigs)) {
      boolean global = path.size() >= BEFORE_JOB && path.get(0).equals("global");
      YamlPath here =
          global
              ? ConfigPaths.inResource(path.subList(1, path.size()))
              : YamlPath.parse("spec.additionalScrapeConfigs");
      return below(prometheus.problems(), here);
    }
    Manifest scrapeConfig = scrapeConfigs.get((Integer) path.get(1));
    YamlPath here = ConfigPaths.inResource(path.subList(BEFORE_JOB, path.size()));
    return below(scrapeConfig.problems(), here);
  }

  private static Problems below(Problems resource, YamlPath path) {
    Problems place = resource;
    for (Object segment : path.segments()) {
      place = segment instanceof Integer index ? place.at(index) : place.at((String) segment);
    }
    return place;
  }
}
