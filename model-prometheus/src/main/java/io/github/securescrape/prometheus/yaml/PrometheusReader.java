// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.check.HeaderFiles;
import io.github.securescrape.prometheus.check.NamedFiles;
import io.github.securescrape.prometheus.check.PrometheusConfigCheck;
import io.github.securescrape.prometheus.check.ScrapeJobsCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code prometheus.yml} for one version of Prometheus, as {@code promtool check config}
 * does; immutable. Without {@link #checkingFiles()} it opens no other file, and its verdict is that
 * of {@code --syntax-only}.
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
   * Returns a reader that also looks at the files that the configuration names, as {@code promtool
   * check config} does, and lints as it does when asked for all. Files of scrape jobs, of targets
   * and of rules are read and checked; certificates and credentials must be there. A problem in
   * such a file has its place there, and the key that names the file as a related place.
   *
   * <p>Prometheus 2.53 and 2.54 also open the files of {@code http_headers} at load, from the
   * folder they run in: so does this reader, a text without a file included, from the folder that
   * Java runs in.
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
   * at, for want of a folder that their paths start at.
   *
   * @param name name of the file to show in the report
   */
  public Read<PrometheusConfig> parse(String name, String text) {
    return read(YamlDocument.parse(name, text, dialect), null);
  }

  /**
   * Returns the versions of Prometheus that take a file, and what the others have against it; the
   * file is read once, and the {@link #version version} of this reader does not matter.
   */
  public VersionRange versions(Path file) {
    return versions(YamlDocument.read(file, dialect), file.toAbsolutePath().getParent());
  }

  /**
   * Returns the versions of Prometheus that take a text, and what the others have against it.
   *
   * @param name name of the file to show in problems
   */
  public VersionRange versions(String name, String text) {
    return versions(YamlDocument.parse(name, text, dialect), null);
  }

  private VersionRange versions(YamlDocument document, @Nullable Path folder) {
    return VersionRange.of(each -> version(each).read(document.unbound(), folder).report());
  }

  private Read<PrometheusConfig> read(YamlDocument document, @Nullable Path folder) {
    PrometheusConfig config = document.bind(PrometheusConfig.class, version.number());
    if (config == null) {
      return document.toRead(config, document.report());
    }
    ScrapeJobsCheck jobs =
        PrometheusConfigCheck.check(config, version, agentMode, document.problems());
    List<Problem> problems = new ArrayList<>();
    if (checksFiles) {
      jobs.lint(config.scrapeConfigs(), document.problems().at("scrape_configs"));
      HeaderFiles.check(config, document.problems());
      if (folder != null) {
        NamedFilesReader reader = new NamedFilesReader(dialect, version, jobs);
        problems.addAll(reader.read(config, document, new NamedFiles(folder)));
      }
    }
    problems.addAll(document.report().found());
    return document.toRead(config, Report.of(problems));
  }
}
