// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.OperatorVersion;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Manifests as texts, as a reader of files would take them. */
final class Manifests {

  private static final Dialect DIALECT = Dialect.of("name");

  private Manifests() {}

  /** Reads and checks one. */
  static YamlDocument check(CrdKind kind, OperatorVersion version, String text) {
    CrdSchema schema = CrdSchema.of(kind, version);
    YamlDocument document =
        YamlDocument.parse(kind.kind().toLowerCase(Locale.ROOT) + ".yaml", text, DIALECT);
    schema.check(tree(document.tree(schema::isSecret)), document.problems());
    return document;
  }

  /** Returns a tree of which the type system does not know that it is one. */
  static Map<String, Object> tree(Object tree) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(tree))
        .forEach((key, value) -> map.put((String) key, value));
    return map;
  }
}
