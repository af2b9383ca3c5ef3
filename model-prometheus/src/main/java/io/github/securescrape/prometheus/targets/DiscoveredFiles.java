// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.check.NamedFiles;
import io.github.securescrape.prometheus.check.NamedFiles.Named;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.TargetGroupsYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The files of targets that jobs name, each read once. */
final class DiscoveredFiles {

  private static final String FILE_LABEL = "__meta_filepath";

  private final PrometheusVersion version;
  private final Map<Path, List<StaticConfig>> read = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  DiscoveredFiles(PrometheusVersion version) {
    this.version = version;
  }

  /**
   * Gives the groups of all files that a job names, with the label that Prometheus adds.
   *
   * @param folder where relative paths start
   */
  void read(Path folder, ScrapeJob job, BiConsumer<String, StaticConfig> groups) {
    List<FileSdConfig> discoveries = job.serviceDiscoveries(FileSdConfig.class);
    for (Named named : new NamedFiles(folder).targetFiles(discoveries, YamlPath.root())) {
      List<StaticConfig> all = read.computeIfAbsent(named.file(), this::read);
      for (int i = 0; i < all.size(); i++) {
        StaticConfig group = all.get(i);
        Map<String, String> labels = new LinkedHashMap<>(group.labels());
        labels.put(FILE_LABEL, named.file().toString());
        groups.accept(named.file() + "[" + i + "]", group.toBuilder().labels(labels).build());
      }
    }
  }

  private List<StaticConfig> read(Path file) {
    Read<List<StaticConfig>> groups = TargetGroupsYaml.read(file, version);
    problems.addAll(groups.report().found());
    return groups.value().orElse(List.of());
  }

  Report report() {
    return Report.of(problems);
  }
}
