// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.k8s.internal.operator.PrometheusServer;
import io.github.securescrape.k8s.internal.operator.Trees;
import java.util.Map;
import java.util.Optional;

/** Whether a Prometheus selects a ScrapeConfig. */
final class Selecting {

  private static final Location METADATA = Location.ofPath("metadata");
  private static final String SELECTOR = "scrapeConfigSelector";
  private static final String NAMESPACES = "scrapeConfigNamespaceSelector";

  private Selecting() {}

  /** Returns why a Prometheus does not select a ScrapeConfig, empty if it does. */
  static Optional<Problem> obstacle(
      Manifest scrapeConfig, Manifest prometheus, PrometheusServer server, ManifestSet manifests) {
    String subject = prometheus.subject();
    Map<String, Object> spec = server.spec();
    if (Trees.text(spec, "mode").equals("DaemonSet")) {
      return Optional.of(ManifestCodes.DAEMON_SET.at(METADATA, subject));
    }
    if (!spec.containsKey(SELECTOR)) {
      return Optional.of(ManifestCodes.NOTHING_SELECTED.at(METADATA, subject));
    }
    Map<String, Object> selector = Trees.map(spec, SELECTOR);
    Optional<String> labels = Selectors.mismatch(selector, scrapeConfig.labels());
    if (labels.isPresent()) {
      String missing = Selectors.missing(selector, scrapeConfig.labels());
      String hint = missing.isEmpty() ? "Change the labels, or" : "Set " + missing + ", or change";
      return Optional.of(ManifestCodes.NOT_SELECTED.at(METADATA, subject, labels.get(), hint));
    }
    return namespaceObstacle(scrapeConfig.namespace(), server, manifests)
        .map(
            why ->
                ManifestCodes.OTHER_NAMESPACE.at(METADATA, subject, scrapeConfig.namespace(), why));
  }

  private static Optional<String> namespaceObstacle(
      String namespace, PrometheusServer server, ManifestSet manifests) {
    if (server.spec().containsKey(NAMESPACES)) {
      return Selectors.mismatch(
          Trees.map(server.spec(), NAMESPACES), Selectors.ofNamespace(namespace, manifests));
    }
    return namespace.equals(server.namespace())
        ? Optional.empty()
        : Optional.of("without `" + NAMESPACES + "` it looks into its own only");
  }
}
