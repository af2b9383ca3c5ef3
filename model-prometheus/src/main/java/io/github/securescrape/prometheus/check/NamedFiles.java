// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.alerting.AlertmanagerConfig;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.internal.files.GoGlob;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The files that a configuration names, as {@code promtool} looks for them: relative paths start at
 * the folder of the file that names them.
 */
public final class NamedFiles {

  static final ProblemCode BAD_PATTERN =
      ProblemCode.error(
          "files.pattern",
          "\"{0}\": syntax error in pattern",
          "Close each `[`, and put no `\\` at the end.");

  static final ProblemCode NO_RULE_FILE =
      ProblemCode.error(
          "files.rule-file",
          "\"{0}\" does not point to an existing file",
          "Put the file there, or mend the path; a relative one starts at the folder of this file.");

  static final ProblemCode NO_TARGETS =
      ProblemCode.warning(
          "files.file-sd",
          "file \"{0}\" for file_sd in {1} does not exist",
          "Put the file there before Prometheus starts; until then it adds no targets.");

  /**
   * A file that is there.
   *
   * @param file where it is
   * @param key path of the key that names it
   */
  public record Named(Path file, YamlPath key) {}

  private final Path folder;

  /** Looks at files from the given folder. */
  public NamedFiles(Path folder) {
    this.folder = folder;
  }

  /** Returns the same for what the given file names. */
  public NamedFiles in(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return new NamedFiles(parent == null ? folder : parent);
  }

  /** Adds what is missing of the files that a configuration names. */
  public void check(PrometheusConfig config, Problems problems) {
    Problems rules = problems.at("rule_files");
    check(config.ruleFiles(), rules, (pattern, here) -> here.add(NO_RULE_FILE, pattern));
    check(config.scrapeConfigFiles(), problems.at("scrape_config_files"), (pattern, here) -> {});
    check(config.scrapeConfigs(), problems.at("scrape_configs"));
    if (config.alerting() != null) {
      List<AlertmanagerConfig> alertmanagers = config.alerting().alertmanagers();
      for (int i = 0; i < alertmanagers.size(); i++) {
        Problems here = problems.at("alerting").at("alertmanagers").at(i).at("file_sd_configs");
        List<FileSdConfig> discoveries =
            alertmanagers.get(i).serviceDiscoveries(FileSdConfig.class);
        checkTargets(discoveries, "alertmanager config", here);
      }
    }
  }

  /** Adds what is missing of the files that scrape jobs name. */
  public void check(List<ScrapeJob> jobs, Problems problems) {
    for (int i = 0; i < jobs.size(); i++) {
      ScrapeJob job = jobs.get(i);
      new CredentialFiles(folder).check(job, problems.at(i));
      List<FileSdConfig> discoveries = job.serviceDiscoveries(FileSdConfig.class);
      String name = "scrape job \"" + job.jobName() + '"';
      checkTargets(discoveries, name, problems.at(i).at("file_sd_configs"));
    }
  }

  private void checkTargets(List<FileSdConfig> discoveries, String where, Problems here) {
    for (int i = 0; i < discoveries.size(); i++) {
      check(
          discoveries.get(i).files(),
          here.at(i).at("files"),
          (pattern, file) -> file.add(NO_TARGETS, pattern, where));
    }
  }

  private void check(
      List<String> patterns, Problems here, BiConsumer<String, Problems> whenMissing) {
    for (int i = 0; i < patterns.size(); i++) {
      String pattern = patterns.get(i);
      if (GoGlob.parse(pattern).isEmpty()) {
        here.at(i).add(BAD_PATTERN, pattern);
      } else if (pattern.indexOf('*') < 0 && find(pattern).isEmpty()) {
        whenMissing.accept(pattern, here.at(i));
      }
    }
  }

  /** Returns the files with further scrape jobs, in the order of their patterns. */
  public List<Named> scrapeConfigFiles(PrometheusConfig config) {
    return find(config.scrapeConfigFiles(), YamlPath.root().key("scrape_config_files"));
  }

  /** Returns the files with rules, in the order of their patterns. */
  public List<Named> ruleFiles(PrometheusConfig config) {
    return find(config.ruleFiles(), YamlPath.root().key("rule_files"));
  }

  /**
   * Returns the files with targets, in the order of their patterns.
   *
   * @param list path of the list of these discoveries
   */
  public List<Named> targetFiles(List<FileSdConfig> discoveries, YamlPath list) {
    List<Named> files = new ArrayList<>();
    for (int i = 0; i < discoveries.size(); i++) {
      files.addAll(find(discoveries.get(i).files(), list.index(i).key("files")));
    }
    return files;
  }

  private List<Named> find(List<String> patterns, YamlPath list) {
    List<Named> files = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      YamlPath key = list.index(i);
      find(patterns.get(i)).forEach(file -> files.add(new Named(file, key)));
    }
    return files;
  }

  private List<Path> find(String pattern) {
    Optional<GoGlob> glob = GoGlob.parse(pattern);
    return glob.isEmpty() ? List.of() : glob.get().find(folder);
  }
}
