// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads values files of a chart and merges them as Helm does; immutable.
 *
 * <p>The report tells what Helm would refuse, what it would pass over without a word, what it would
 * make something else of, and what Prometheus has against the scrape jobs that come out.
 */
public final class ValuesReader {

  /** Name in reports of the file that will hold what is joined. */
  private static final String JOINED = "joined values";

  private final HelmChart chart;
  private final PrometheusVersion version;
  private final boolean joining;

  ValuesReader(HelmChart chart, PrometheusVersion version, boolean joining) {
    this.chart = chart;
    this.version = version;
    this.joining = joining;
  }

  /** Returns a reader for a Prometheus of the given version; default the newest known. */
  public ValuesReader prometheus(PrometheusVersion version) {
    return new ValuesReader(chart, version, joining);
  }

  /**
   * Returns a reader that joins what Helm would replace: scrape jobs by their names, and mounted
   * Secrets and ConfigMaps. Write {@link HelmValues#toYaml()} to one file, and give Helm that one;
   * what is wrong with the values as a whole has its place there.
   */
  public ValuesReader keepingJobs() {
    return new ValuesReader(chart, version, true);
  }

  /** Reads files in the order in which Helm is given them. */
  public Read<HelmValues> read(Path... files) {
    return read(Arrays.stream(files).map(ValuesFile::read).toList());
  }

  /**
   * Reads a text.
   *
   * @param name name of the file to show in the report
   */
  public Read<HelmValues> parse(String name, String text) {
    return parse(Map.of(name, text));
  }

  /**
   * Reads texts in the order in which Helm is given them.
   *
   * @param texts by the names of files to show in the report
   */
  public Read<HelmValues> parse(Map<String, String> texts) {
    List<ValuesFile> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(ValuesFile.parse(name, text)));
    return read(files);
  }

  private Read<HelmValues> read(List<ValuesFile> files) {
    List<Problem> problems = new ArrayList<>();
    files.forEach(file -> problems.addAll(file.problems()));
    if (files.isEmpty() || Report.of(problems).hasErrors()) {
      return Read.of(null, Report.of(problems));
    }
    Map<String, Object> tree = ValuesMerge.merge(files, joining, problems);
    List<ValuesFile> layers =
        joining ? List.of(ValuesFile.parse(JOINED, YamlDocument.print(tree))) : files;
    HelmValues values = HelmValues.check(chart, version, tree, new ValuesLayers(layers), problems);
    return Read.of(values, Report.of(problems));
  }
}
