// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.alerting.AlertmanagerConfig;
import io.github.securescrape.prometheus.check.HeaderFiles;
import io.github.securescrape.prometheus.check.NamedFiles;
import io.github.securescrape.prometheus.check.NamedFiles.Named;
import io.github.securescrape.prometheus.check.ScrapeJobsCheck;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.scrape.ScrapeConfigFile;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the files that a configuration names, each once, and gathers what is wrong with them. */
final class NamedFilesReader {

  /** A file on the way: what was read of it, and where it is named. */
  private static final class Opened {
    final YamlDocument document;
    final Set<Location> namedAt = new LinkedHashSet<>();
    @Nullable List<StaticConfig> groups;

    Opened(YamlDocument document) {
      this.document = document;
    }
  }

  private final Dialect dialect;
  private final PrometheusVersion version;
  private final ScrapeJobsCheck jobs;
  private final List<Opened> opened = new ArrayList<>();
  private final Map<Path, Opened> targetFiles = new LinkedHashMap<>();
  private final Map<Path, Opened> ruleFiles = new LinkedHashMap<>();

  NamedFilesReader(Dialect dialect, PrometheusVersion version, ScrapeJobsCheck jobs) {
    this.dialect = dialect;
    this.version = version;
    this.jobs = jobs;
  }

  /**
   * Reads the files; what is missing is added to the document, what is wrong with them returned.
   */
  List<Problem> read(PrometheusConfig config, YamlDocument document, NamedFiles files) {
    files.check(config, document.problems());
    readTargets(config.scrapeConfigs(), document, files);
    for (Named named : files.scrapeConfigFiles(config)) {
      readJobs(named, document, files.in(named.file()));
    }
    if (config.alerting() != null) {
      YamlPath list = YamlPath.root().key("alerting").key("alertmanagers");
      List<AlertmanagerConfig> alertmanagers = config.alerting().alertmanagers();
      for (int i = 0; i < alertmanagers.size(); i++) {
        AlertmanagerConfig each = alertmanagers.get(i);
        readTargets(
            files.targetFiles(each.serviceDiscoveries(FileSdConfig.class), discoveries(list, i)),
            document,
            (groups, problems) -> jobs.checkTargets(groups, each, problems));
      }
    }
    files.ruleFiles(config).forEach(named -> readRules(named, document));
    return opened.stream().flatMap(each -> problems(each).stream()).toList();
  }

  private void readJobs(Named named, YamlDocument document, NamedFiles files) {
    Opened file = open(YamlDocument.read(named.file(), dialect));
    file.namedAt.add(document.placeOf(named.key()));
    ScrapeConfigFile config = file.document.bind(ScrapeConfigFile.class, version.number());
    if (config != null) {
      Problems problems = file.document.problems().at("scrape_configs");
      jobs.check(config.scrapeConfigs(), named.file().toString(), problems);
      jobs.lint(config.scrapeConfigs(), problems);
      HeaderFiles.check(config.scrapeConfigs(), problems);
      files.check(config.scrapeConfigs(), problems);
      readTargets(config.scrapeConfigs(), file.document, files);
    }
  }

  private void readTargets(List<ScrapeJob> all, YamlDocument document, NamedFiles files) {
    YamlPath list = YamlPath.root().key("scrape_configs");
    for (int i = 0; i < all.size(); i++) {
      ScrapeJob job = all.get(i);
      readTargets(
          files.targetFiles(job.serviceDiscoveries(FileSdConfig.class), discoveries(list, i)),
          document,
          (groups, problems) -> jobs.checkTargets(groups, job, problems));
    }
  }

  private void readTargets(
      List<Named> files, YamlDocument document, BiConsumer<List<StaticConfig>, Problems> check) {
    for (Named named : files) {
      Opened file =
          targetFiles.computeIfAbsent(
              named.file(),
              path -> {
                Opened read = open(TargetGroupsYaml.open(path));
                read.groups = TargetGroupsYaml.bind(read.document, version);
                return read;
              });
      file.namedAt.add(document.placeOf(named.key()));
      if (file.groups != null) {
        check.accept(file.groups, file.document.problems());
      }
    }
  }

  private void readRules(Named named, YamlDocument document) {
    Dialect rules = RulesYaml.DIALECT;
    Dialect lenient = dialect.carriesUnknownKeys() ? rules.carryingUnknownKeys() : rules;
    Opened file =
        ruleFiles.computeIfAbsent(
            named.file(),
            path -> {
              Opened read = open(YamlDocument.read(path, lenient));
              RulesYaml.bind(read.document, version);
              return read;
            });
    file.namedAt.add(document.placeOf(named.key()));
  }

  private Opened open(YamlDocument document) {
    Opened file = new Opened(document);
    opened.add(file);
    return file;
  }

  private static YamlPath discoveries(YamlPath list, int index) {
    return list.index(index).key("file_sd_configs");
  }

  /** Returns what is wrong with a file, each with the places that name the file. */
  private static List<Problem> problems(Opened file) {
    return file.document.report().found().stream()
        .map(
            problem -> {
              List<Location> related = new ArrayList<>(problem.related());
              related.addAll(file.namedAt);
              return problem.relatedTo(related.toArray(Location[]::new));
            })
        .toList();
  }
}
