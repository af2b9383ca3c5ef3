// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.internal.Retyping;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values for a Helm chart, those of several files merged. Texts are as they stand in the files,
 * what Helm evaluates not evaluated.
 */
public final class HelmValues {

  private final HelmChart chart;
  private final YamlPath base;
  private final Map<String, Object> tree;
  private final List<ScrapeJob> scrapeJobs;

  private HelmValues(
      HelmChart chart, YamlPath base, Map<String, Object> tree, List<ScrapeJob> scrapeJobs) {
    this.chart = chart;
    this.base = base;
    this.tree = tree;
    this.scrapeJobs = List.copyOf(scrapeJobs);
  }

  /** Returns the values of files, and adds what is wrong with them. */
  static HelmValues check(
      HelmChart chart,
      PrometheusVersion version,
      Map<String, Object> tree,
      Places places,
      List<Problem> problems) {
    return check(chart, version, tree, new Findings(places), List.of(), problems);
  }

  /**
   * Adds what is wrong with the values of a program.
   *
   * @param beside scrape jobs that stand in a Secret beside the values
   */
  static void check(
      HelmChart chart,
      PrometheusVersion version,
      Map<String, Object> tree,
      List<?> beside,
      List<Problem> problems) {
    Findings findings = new Findings(Places.NONE);
    List<Object> trees = Trees.list(Trees.ofScalars(beside));
    YamlPath place = YamlPath.root().key("additionalScrapeConfigsSecret");
    check(
        chart,
        version,
        tree,
        findings,
        new JobsSource(findings, Retyping.OPERATOR).plain(trees, place),
        problems);
  }

  private static HelmValues check(
      HelmChart chart,
      PrometheusVersion version,
      Map<String, Object> tree,
      Findings findings,
      List<PlacedJob> beside,
      List<Problem> problems) {
    YamlPath base = KeyPlaces.base(chart, tree);
    List<ScrapeJob> jobs =
        chart == HelmChart.KUBE_PROMETHEUS_STACK
            ? new StackCheck(findings, base, tree).run(version, beside)
            : new ChartCheck(findings, base, tree).run(version);
    problems.addAll(findings.all());
    return new HelmValues(chart, base, tree, jobs);
  }

  /** Returns the chart that the values are for. */
  public HelmChart chart() {
    return chart;
  }

  /**
   * Returns the scrape jobs that the values add, as Prometheus gets them; none if Helm fills in
   * parts that nobody else knows.
   */
  public List<ScrapeJob> scrapeJobs() {
    return scrapeJobs;
  }

  /**
   * Returns the files that the scrape jobs find in Prometheus' container: the keys of Secrets and
   * ConfigMaps that the values mount, such as {@code /etc/prometheus/secrets/NAME/KEY}. What is
   * mounted, but not given here, is provided at run time.
   *
   * @param resources Secrets and ConfigMaps of the release's namespace; others are passed over
   */
  public FileSource files(Collection<? extends HasMetadata> resources) {
    return MountedFiles.of(chart, base, tree, resources);
  }

  /**
   * Returns which ScrapeConfigs the Prometheus of kube-prometheus-stack selects by their labels; a
   * selector without conditions selects all, and no selector none.
   *
   * @param release name of the release
   */
  public Optional<LabelSelector> scrapeConfigSelector(String release) {
    Object spec = Trees.at(tree, base.key("prometheus").key("prometheusSpec"));
    return new ScrapeConfigSelection(spec).resource(release);
  }

  /** Returns the values as YAML text, what they hold in clear. */
  public String toYaml() {
    return YamlDocument.print(tree);
  }

  /** Returns the name of the chart; never what the values hold. */
  @Override
  public String toString() {
    return "HelmValues[" + chart + ", " + scrapeJobs.size() + " scrape jobs]";
  }
}
