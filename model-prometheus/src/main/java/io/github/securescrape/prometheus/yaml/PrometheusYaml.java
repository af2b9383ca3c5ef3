// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.internal.text.PrometheusDialect;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import io.github.securescrape.prometheus.scrape.ScrapeConfigFile;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code prometheus.yml} as text: read, checked and written. */
public final class PrometheusYaml {

  private static final Dialect DIALECT = PrometheusDialect.CONFIG;

  private PrometheusYaml() {}

  /** Returns a reader for the newest Prometheus known, to be told more. */
  public static PrometheusReader reader() {
    return new PrometheusReader(DIALECT, PrometheusVersion.NEWEST_KNOWN, false, false);
  }

  /** Reads a file for the newest Prometheus known; the report tells all that is wrong with it. */
  public static Read<PrometheusConfig> read(Path file) {
    return reader().read(file);
  }

  /** Reads a file for the given Prometheus; the report tells all that is wrong with it. */
  public static Read<PrometheusConfig> read(Path file, PrometheusVersion version) {
    return reader().version(version).read(file);
  }

  /**
   * Reads a text for the given Prometheus; the report tells all that is wrong with it.
   *
   * @param name name of the file to show in the report
   */
  public static Read<PrometheusConfig> parse(String name, String text, PrometheusVersion version) {
    return reader().version(version).parse(name, text);
  }

  /** Returns the versions of Prometheus that take a file, and what the others have against it. */
  public static VersionRange versions(Path file) {
    return reader().versions(file);
  }

  /**
   * Returns the versions of Prometheus that take a configuration when it is written, and what the
   * others have against it; lines are those of the {@link #print(PrometheusConfig) text}.
   */
  public static VersionRange versions(PrometheusConfig config) {
    return reader().versions("prometheus.yml", print(config));
  }

  /** Returns a duration as Prometheus writes it, such as {@code 1m30s}. */
  public static String print(Duration duration) {
    return PrometheusDuration.format(duration);
  }

  /** Returns the duration that a text such as {@code 1m30s} means, empty if it means none. */
  public static Optional<Duration> parseDuration(String text) {
    return Optional.ofNullable(PrometheusDuration.parse(text));
  }

  /** Returns the configuration as text. */
  public static String print(PrometheusConfig config) {
    return YamlDocument.print(config, DIALECT);
  }

  /** Returns the file of scrape jobs, such as {@code scrape_config_files} name, as text. */
  public static String print(ScrapeConfigFile file) {
    return YamlDocument.print(file, DIALECT);
  }

  /**
   * Returns a scrape job as a tree to be made part of another document, such as a Helm values file:
   * maps, lists and {@link io.github.securescrape.core.value.Scalar}s, secrets in clear.
   */
  public static Map<String, Object> toTree(ScrapeJob job) {
    return YamlDocument.toTree(job, DIALECT);
  }

  /**
   * Writes the configuration to a file, which is replaced whole.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException if the file cannot be
   *     written
   */
  public static void write(PrometheusConfig config, Path file) {
    TextFile.write(file, print(config), FileMode.GROUP);
  }

  /**
   * Writes the scrape jobs to a file, which is replaced whole.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException if the file cannot be
   *     written
   */
  public static void write(ScrapeConfigFile jobs, Path file) {
    TextFile.write(file, print(jobs), FileMode.GROUP);
  }
}
