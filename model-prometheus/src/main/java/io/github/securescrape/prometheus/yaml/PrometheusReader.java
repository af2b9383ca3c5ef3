// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.check.NamedFiles;
import io.github.securescrape.prometheus.check.PrometheusConfigCheck;
import io.github.securescrape.prometheus.check.ScrapeJobsCheck;
import io.github.securescrape.prometheus.scrape.ScrapeConfigFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code prometheus.yml} for one version of Prometheus, as {@code promtool check config}
 * does; immutable. Without {@link #checkingFiles()} its verdict is that of {@code --syntax-only}.
 */
public final class PrometheusReader {

  private final Dialect dialect;
  private final PrometheusVersion version;
  private final boolean agentMode;
  private final boolean checksFiles;

  PrometheusReader(
      Dialect dialect, PrometheusVersion version, boolean agentMode, boolean checksFiles) {
    this.dialect = dialect;
    this.version = version;
    this.agentMode = agentMode;
    this.checksFiles = checksFiles;
  }

  /** Returns a reader for the given version; default {@link PrometheusVersion#NEWEST_KNOWN}. */
  public PrometheusReader version(PrometheusVersion version) {
    return new PrometheusReader(dialect, version, agentMode, checksFiles);
  }

  /** Returns a reader for a Prometheus that runs as an agent. */
  public PrometheusReader agentMode() {
    return new PrometheusReader(dialect, version, true, checksFiles);
  }

  /**
   * Returns a reader that also looks at the files that the configuration names: those of {@code
   * scrape_config_files} are read and checked; certificates, credentials and rules must be there.
   */
  public PrometheusReader checkingFiles() {
    return new PrometheusReader(dialect, version, agentMode, true);
  }

  /**
   * Returns a reader that carries keys it does not know through to what is written, instead of
   * refusing them: for a Prometheus newer than {@link PrometheusVersion#NEWEST_KNOWN}.
   */
  public PrometheusReader carryingUnknownKeys() {
    return new PrometheusReader(dialect.carryingUnknownKeys(), version, agentMode, checksFiles);
  }

  /** Reads a file; the report tells all that is wrong with it. */
  public Read<PrometheusConfig> read(Path file) {
    return read(YamlDocument.read(file, dialect), file.toAbsolutePath().getParent());
  }

  /**
   * Reads a text; the report tells all that is wrong with it. Files that it names are not looked
   * at.
   *
   * @param name name of the file to show in the report
   */
  public Read<PrometheusConfig> parse(String name, String text) {
    return read(YamlDocument.parse(name, text, dialect), null);
  }

  private Read<PrometheusConfig> read(YamlDocument document, @Nullable Path folder) {
    PrometheusConfig config = document.bind(PrometheusConfig.class, version.number());
    if (config == null) {
      return Read.of(config, document.report());
    }
    ScrapeJobsCheck jobs =
        PrometheusConfigCheck.check(config, version, agentMode, document.problems());
    List<Problem> problems = new ArrayList<>();
    if (checksFiles && folder != null) {
      NamedFiles files = new NamedFiles(folder);
      files.check(config, document.problems());
      for (Path file : files.scrapeConfigFiles(config)) {
        problems.addAll(readJobs(file, files, jobs).problems());
      }
    }
    problems.addAll(document.report().problems());
    return Read.of(config, Report.of(problems));
  }

  private Report readJobs(Path file, NamedFiles files, ScrapeJobsCheck jobs) {
    YamlDocument document = YamlDocument.read(file, dialect);
    ScrapeConfigFile config = document.bind(ScrapeConfigFile.class, version.number());
    if (config != null) {
      jobs.check(config.scrapeConfigs(), file.toString(), document.problems().at("scrape_configs"));
      files.in(file).check(config.scrapeConfigs(), document.problems().at("scrape_configs"));
    }
    return document.report();
  }
}
