// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.internal.Retyping;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks values of the chart prometheus. */
final class ChartCheck {

  private static final String EXTRA = "extraScrapeConfigs";
  private static final String JOB_NAME = "job_name";

  /** Either brings a configuration of its own. */
  private static final List<String> ELSEWHERE =
      List.of("configFromSecret", "configMapOverrideName");

  private final Findings findings;
  private final YamlPath base;
  private final YamlPath server;
  private final Map<String, Object> tree;

  ChartCheck(Findings findings, YamlPath base, Map<String, Object> tree) {
    this.findings = findings;
    this.base = base;
    this.server = base.key("server");
    this.tree = tree;
  }

  /** Returns the jobs that Prometheus gets, as far as they are known. */
  List<ScrapeJob> run(PrometheusVersion version) {
    new KeyPlaces(findings, base, tree).chart();
    new OwnWebCheck(findings, base, tree).chart();
    List<PlacedJob> jobs = new ArrayList<>(mapped(base.key("scrapeConfigs")));
    YamlPath list = base.key("serverFiles").key("prometheus.yml").key("scrape_configs");
    jobs.addAll(
        new JobsSource(findings, Retyping.HELM).plain(Trees.list(Trees.at(tree, list)), list));
    jobs.forEach(ChartCheck::checkTexts);
    jobs.addAll(extra(base.key(EXTRA)));
    manifests(base.key("extraManifests"));
    elsewhere(list);
    JobLints lints = new JobLints(jobs);
    lints.secrets(JobsCodes.CONFIGMAP_PASSWORD);
    new ChartMounts(findings, server, tree).check(lints);
    return new JobsCheck(version, jobs).run();
  }

  private List<PlacedJob> extra(YamlPath path) {
    Object value = Trees.at(tree, path);
    if (Trees.isUnset(value)) {
      return List.of();
    }
    String text = Trees.text(value);
    if (text == null) {
      findings.at(path).add(ValuesCodes.NOT_A_TEXT, EXTRA, Kinds.of(value));
      return List.of();
    }
    TplText.checkLines(text, findings.at(path));
    return new JobsBlock(findings, path).jobs(text, Retyping.NONE);
  }

  /**
   * What {@code toYaml} writes into a ConfigMap passes no {@code tpl}, but is lost all the same.
   */
  private static void checkTexts(PlacedJob job) {
    Trees.texts(
        job.tree(),
        YamlPath.root(),
        (path, text) -> {
          TplText.check(text, job.at(path));
          TplText.checkLines(text, job.at(path));
        });
  }

  private List<PlacedJob> mapped(YamlPath path) {
    List<PlacedJob> jobs = new ArrayList<>();
    new TreeMap<>(Trees.map(Trees.at(tree, path)))
        .forEach(
            (key, value) -> {
              YamlPath place = path.key(key);
              Map<String, Object> job = Trees.map(value);
              Object enabled = job.remove("enabled");
              if (value instanceof Map && (enabled == null || !Trees.isEmpty(enabled))) {
                jobs.add(job(place, key, job));
              } else if (!(value instanceof Map) && !Trees.isUnset(value)) {
                findings.at(place).add(JobsCodes.JOBS_KIND, key, "a scrape job", Kinds.of(value));
              }
            });
    return jobs;
  }

  private PlacedJob job(YamlPath path, String key, Map<String, Object> job) {
    Object given = job.remove(JOB_NAME);
    String name =
        given instanceof Scalar scalar && !Trees.isEmpty(given)
            ? Retyping.HELM.of(scalar).text()
            : key;
    Map<String, Object> named = new LinkedHashMap<>();
    named.put(JOB_NAME, new Scalar(name, name));
    named.putAll(job);
    if (!staysWithoutQuotes(name)) {
      findings.at(given == null ? path : path.key(JOB_NAME)).add(JobsCodes.JOB_NAME, name);
    }
    return new JobsSource(findings, Retyping.HELM).plain(named, path);
  }

  private static boolean staysWithoutQuotes(String name) {
    YamlDocument line = YamlDocument.parse("", JOB_NAME + ": " + name, ValuesFile.DIALECT);
    Object tree = line.tree(path -> true);
    return line.problems().isEmpty()
        && tree instanceof Map<?, ?> map
        && map.size() == 1
        && name.equals(Trees.anyText(map.get(JOB_NAME)));
  }

  private void manifests(YamlPath path) {
    List<Object> list = Trees.list(Trees.at(tree, path));
    for (int i = 0; i < list.size(); i++) {
      String text = Trees.text(list.get(i));
      if (text == null) {
        String name = "extraManifests[" + i + "]";
        findings.at(path.index(i)).add(ValuesCodes.NOT_A_TEXT, name, Kinds.of(list.get(i)));
      } else {
        TplText.checkDeleted(text, findings.at(path.index(i)));
        TplCheck.report(TplScanner.scan(text), findings.at(path.index(i)));
      }
    }
  }

  private void elsewhere(YamlPath list) {
    for (String key : ELSEWHERE) {
      if (!Trees.isEmpty(Trees.at(tree, server.key(key)))) {
        for (YamlPath each : List.of(base.key("scrapeConfigs"), list, base.key(EXTRA))) {
          if (!Trees.isEmpty(Trees.at(tree, each))) {
            findings.at(each).add(JobsCodes.CONFIG_ELSEWHERE, each.name(), key);
          }
        }
      }
    }
  }
}
