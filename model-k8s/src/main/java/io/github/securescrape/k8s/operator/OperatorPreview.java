// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.k8s.OperatorVersion;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration that the prometheus-operator will generate from manifests, without a cluster.
 *
 * <pre>{@code
 * Preview preview =
 *     OperatorPreview.of(Manifests.read(files)).prometheus("monitoring", "k8s").make();
 * System.out.println(preview.yaml());
 * preview.report().throwIfErrors();
 * }</pre>
 *
 * <p>Each step returns a new value.
 */
public final class OperatorPreview {

  static final String DEFAULT_NAMESPACE = "default";

  private static final Location NOWHERE = Location.ofPath("");

  private final Manifests manifests;
  private final OperatorVersion operator;
  private final String namespace;
  private final String name;

  private OperatorPreview(
      Manifests manifests, OperatorVersion operator, String namespace, String name) {
    this.manifests = manifests;
    this.operator = operator;
    this.namespace = namespace;
    this.name = name;
  }

  /** Returns a preview for the newest operator known, of the only Prometheus among manifests. */
  public static OperatorPreview of(Manifests manifests) {
    return new OperatorPreview(manifests, OperatorVersion.NEWEST_KNOWN, "", "");
  }

  /** Sets the version of the operator, whose custom resources the manifests are. */
  public OperatorPreview operator(OperatorVersion version) {
    return new OperatorPreview(manifests, version, namespace, name);
  }

  /** Sets which Prometheus is meant, where the manifests hold more than one. */
  public OperatorPreview prometheus(String namespace, String name) {
    return new OperatorPreview(manifests, operator, namespace, name);
  }

  /** Returns what the operator generates, and all that is wrong with the manifests. */
  public Preview make() {
    OperatorRun run = new OperatorRun(manifests.open(DEFAULT_NAMESPACE), operator);
    List<Manifest> found =
        run.prometheuses().stream()
            .filter(each -> name.isEmpty() || each.name().equals(name))
            .filter(each -> name.isEmpty() || each.namespace().equals(namespace))
            .toList();
    if (found.size() == 1) {
      return run.preview(found.get(0), 1);
    }
    String wanted = name.isEmpty() ? "" : " " + namespace + "/" + name;
    String all = found.stream().map(Manifest::subject).collect(Collectors.joining(", "));
    Problem problem =
        found.isEmpty()
            ? ManifestCodes.NO_PROMETHEUS.at(NOWHERE, wanted)
            : ManifestCodes.MANY.at(NOWHERE, all);
    return Preview.none(Report.join(run.manifests.report(), Report.of(List.of(problem))));
  }
}
