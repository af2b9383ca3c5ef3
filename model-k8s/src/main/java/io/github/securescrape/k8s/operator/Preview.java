// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusConfig;
import java.util.List;
import java.util.Optional;

/** What the operator makes of manifests. */
public final class Preview {

  private final String yaml;
  private final Optional<PrometheusConfig> config;
  private final FileSet tlsFiles;
  private final List<Selection> selections;
  private final Report report;

  Preview(
      String yaml,
      Optional<PrometheusConfig> config,
      FileSet tlsFiles,
      List<Selection> selections,
      Report report) {
    this.yaml = yaml;
    this.config = config;
    this.tlsFiles = tlsFiles;
    this.selections = List.copyOf(selections);
    this.report = report;
  }

  static Preview none(Report report) {
    return new Preview("", Optional.empty(), FileSet.of(List.of()), List.of(), report);
  }

  /**
   * Returns the configuration as YAML text, what it holds in clear; empty if the operator writes
   * none at all.
   */
  public String yaml() {
    return yaml;
  }

  /** Returns the configuration, empty if there is none that Prometheus takes. */
  public Optional<PrometheusConfig> config() {
    return config;
  }

  /**
   * Returns the certificates and keys that the operator mounts for the configuration, by their
   * paths below the root of the container: {@code etc/prometheus/certs/...}.
   */
  public FileSet tlsFiles() {
    return tlsFiles;
  }

  /** Returns what becomes of each ScrapeConfig, in the order of their namespaces and names. */
  public List<Selection> selections() {
    return selections;
  }

  /** Returns all that is wrong with the manifests. */
  public Report report() {
    return report;
  }

  /** Returns what becomes of each ScrapeConfig, a line each. */
  @Override
  public String toString() {
    return String.join("\n", selections.stream().map(Selection::toString).toList());
  }
}
