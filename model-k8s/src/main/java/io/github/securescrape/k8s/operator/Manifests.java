// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Resources for a cluster: from files with any number of documents, from texts, or as objects.
 *
 * <pre>{@code
 * Manifests manifests = Manifests.read(Path.of("scrapeconfig.yaml"), Path.of("secret.yaml"));
 * ManifestCheck.of(manifests).run().throwIfErrors();
 * }</pre>
 */
public final class Manifests {

  static final Dialect DIALECT = Dialect.of("name");

  /** Where each resource comes from: a document, or an object. */
  private final List<Object> sources;

  private Manifests(List<?> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Reads files; what is wrong with them stands in the report of whatever uses the manifests. */
  public static Manifests read(Path... files) {
    return read(Arrays.asList(files));
  }

  /** Reads files; what is wrong with them stands in the report of whatever uses the manifests. */
  public static Manifests read(Collection<Path> files) {
    return new Manifests(
        files.stream()
            .flatMap(each -> Source.of(YamlDocument.readAll(each, DIALECT)).stream())
            .toList());
  }

  /**
   * Reads a text.
   *
   * @param name name of the file to show in reports
   */
  public static Manifests parse(String name, String text) {
    return new Manifests(Source.of(YamlDocument.parseAll(name, text, DIALECT)));
  }

  /** Returns the given resources. */
  public static Manifests of(HasMetadata... resources) {
    return of(Arrays.asList(resources));
  }

  /** Returns the given resources. */
  public static Manifests of(Collection<? extends HasMetadata> resources) {
    return new Manifests(List.copyOf(resources));
  }

  /** Returns these resources and others. */
  public Manifests and(Manifests others) {
    List<Object> all = new ArrayList<>(sources);
    all.addAll(others.sources);
    return new Manifests(all);
  }

  /** Returns the resources anew, with nothing said against them yet. */
  ManifestSet open(String namespace) {
    return new ManifestSet(sources, namespace);
  }

  /** Returns how many documents and objects there are. */
  @Override
  public String toString() {
    return "Manifests[" + sources.size() + "]";
  }
}
