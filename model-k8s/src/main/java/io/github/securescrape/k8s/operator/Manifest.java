// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.internal.operator.Trees;
import java.util.Map;

/**
 * One resource.
 *
 * @param written the tree as it is written
 * @param tree the tree with the values of its scalars, without what is null
 * @param namespace of the resource
 * @param problems of the resource
 */
record Manifest(
    Map<String, Object> written, Map<String, Object> tree, String namespace, Problems problems) {

  static final String SCRAPE_CONFIG = "ScrapeConfig";
  static final String PROMETHEUS = "Prometheus";
  static final String AGENT = "PrometheusAgent";

  /** Returns the kind of a resource as it is written, empty if there is none. */
  static String kindOf(Map<String, Object> written) {
    return Trees.plain(written.get("kind")) instanceof String kind ? kind : "";
  }

  /** Returns the kind, empty if there is none. */
  String kind() {
    return Trees.text(tree, "kind");
  }

  String name() {
    return Trees.text(Trees.map(tree, "metadata"), "name");
  }

  Map<String, Object> labels() {
    return Trees.map(Trees.map(tree, "metadata"), "labels");
  }

  Map<String, Object> spec() {
    return Trees.map(tree, "spec");
  }

  boolean isScrapeConfig() {
    return kind().equals(SCRAPE_CONFIG);
  }

  boolean isPrometheus() {
    return kind().equals(PROMETHEUS) || kind().equals(AGENT);
  }

  /** Returns such as {@code ScrapeConfig monitoring/node}, empty for what has no kind. */
  String subject() {
    return kind().isEmpty() ? "" : kind() + " " + namespace + "/" + name();
  }
}
