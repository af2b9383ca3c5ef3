// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import java.util.Optional;
import java.util.stream.Stream;

/** A custom resource whose fields are known here. */
public enum CrdKind {
  /** A scrape job of the operator. */
  SCRAPE_CONFIG("ScrapeConfig", "monitoring.coreos.com/v1alpha1", "scrapeconfigs.tsv"),

  /** A Prometheus server of the operator: what of it matters to scraping. */
  PROMETHEUS("Prometheus", "monitoring.coreos.com/v1", "prometheuses.tsv");

  private final String kind;
  private final String apiVersion;
  private final String file;

  CrdKind(String kind, String apiVersion, String file) {
    this.kind = kind;
    this.apiVersion = apiVersion;
    this.file = file;
  }

  /** Returns the custom resource of a {@code kind}, empty if it is another. */
  public static Optional<CrdKind> of(String kind) {
    return Stream.of(values()).filter(each -> each.kind.equals(kind)).findFirst();
  }

  /** Returns the {@code kind}, such as {@code ScrapeConfig}. */
  public String kind() {
    return kind;
  }

  /** Returns the {@code apiVersion}, such as {@code monitoring.coreos.com/v1alpha1}. */
  public String apiVersion() {
    return apiVersion;
  }

  String file() {
    return file;
  }
}
