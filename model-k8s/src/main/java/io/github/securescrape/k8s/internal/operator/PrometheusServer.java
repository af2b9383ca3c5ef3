// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.List;
import java.util.Map;

/**
 * A Prometheus that the operator runs.
 *
 * @param namespace of the custom resource
 * @param name of the custom resource
 * @param version as the resource states it
 * @param spec of the custom resource
 * @param retentionRules whether the operator keeps retired shards from scraping, as it does since
 *     0.92
 * @param inlinesTls whether certificates are written into the configuration, which no operator in a
 *     cluster does
 */
public record PrometheusServer(
    String namespace,
    String name,
    SemVer version,
    Map<String, Object> spec,
    boolean retentionRules,
    boolean inlinesTls) {

  private static final String CLASSES = "scrapeClasses";

  /** Returns whether there is such a resource; else nobody knows its classes and times. */
  boolean isKnown() {
    return !name.isEmpty();
  }

  /** Returns the scrape class of a ScrapeConfig: the one it names, else the default one. */
  Map<String, Object> scrapeClass(Map<String, Object> scrapeConfig) {
    String name = Trees.text(scrapeConfig, "scrapeClass");
    return Trees.list(spec.get(CLASSES)).stream()
        .map(Trees::map)
        .filter(
            each ->
                name.isEmpty()
                    ? Trees.isTrue(each, "default")
                    : Trees.text(each, "name").equals(name))
        .findFirst()
        .orElse(Map.of());
  }

  /** Returns the names of the scrape classes. */
  List<String> scrapeClasses() {
    return Trees.list(spec.get(CLASSES)).stream()
        .map(each -> Trees.text(Trees.map(each), "name"))
        .toList();
  }

  /** Returns the number of shards, 1 if the targets are not parted. */
  long shards() {
    return Math.max(1, Trees.number(spec, "shards"));
  }

  /** Returns the label that is to hold the namespace of a ScrapeConfig, empty for none. */
  String enforcedLabel(String namespace, String name) {
    boolean excluded =
        Trees.list(spec.get("excludedFromEnforcement")).stream()
            .map(Trees::map)
            .anyMatch(each -> isMeant(each, namespace, name));
    return excluded ? "" : Trees.text(spec, "enforcedNamespaceLabel");
  }

  private static boolean isMeant(Map<String, Object> reference, String namespace, String name) {
    String group = Trees.text(reference, "group");
    String meant = Trees.text(reference, "name");
    return (group.isEmpty() || group.equals("monitoring.coreos.com"))
        && Trees.text(reference, "resource").equals("scrapeconfigs")
        && Trees.text(reference, "namespace").equals(namespace)
        && (meant.isEmpty() || meant.equals(name));
  }
}
