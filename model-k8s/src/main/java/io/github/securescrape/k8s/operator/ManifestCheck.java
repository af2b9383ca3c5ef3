// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.k8s.OperatorVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that is wrong with manifests before they reach a cluster: what the API server refuses, what
 * the operator refuses, references that lead nowhere, ScrapeConfigs that no Prometheus selects, and
 * what Prometheus has against the configuration that comes of them.
 *
 * <pre>{@code
 * Report report = ManifestCheck.of(Manifests.read(files)).run();
 * }</pre>
 *
 * <p>Each step returns a new value. Without a manifest of a Prometheus, selection is not judged and
 * the newest Prometheus is taken.
 */
public final class ManifestCheck {

  private final Manifests manifests;
  private final OperatorVersion operator;
  private final String namespace;
  private final String version;

  private ManifestCheck(
      Manifests manifests, OperatorVersion operator, String namespace, String version) {
    this.manifests = manifests;
    this.operator = operator;
    this.namespace = namespace;
    this.version = version;
  }

  /** Returns the check for the newest operator known. */
  public static ManifestCheck of(Manifests manifests) {
    return new ManifestCheck(
        manifests, OperatorVersion.NEWEST_KNOWN, OperatorPreview.DEFAULT_NAMESPACE, "");
  }

  /** Sets the version of the operator, whose custom resources the manifests are. */
  public ManifestCheck operator(OperatorVersion version) {
    return new ManifestCheck(manifests, version, namespace, this.version);
  }

  /** Sets the namespace of manifests that name none; default {@code default}. */
  public ManifestCheck namespace(String namespace) {
    return new ManifestCheck(manifests, operator, namespace, version);
  }

  /**
   * Sets the version of the Prometheus where no manifest of one is there; default the one that the
   * operator runs.
   */
  public ManifestCheck prometheusVersion(String version) {
    return new ManifestCheck(manifests, operator, namespace, version);
  }

  /** Returns all that was found. */
  public Report run() {
    OperatorRun run = new OperatorRun(manifests.open(namespace), operator);
    List<Manifest> prometheuses = run.prometheuses();
    if (prometheuses.isEmpty()) {
      run.previewAll(version);
    } else {
      prometheuses.forEach(each -> run.preview(each, prometheuses.size()));
    }
    // What several Prometheuses have against one ScrapeConfig is told once.
    Set<Problem> found = new LinkedHashSet<>(run.manifests.report().found());
    return Report.of(found);
  }
}
