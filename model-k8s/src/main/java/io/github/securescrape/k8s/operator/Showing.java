// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.OperatorVersion;
import io.github.securescrape.k8s.internal.crd.CrdKind;
import io.github.securescrape.k8s.internal.crd.CrdSchema;
import io.github.securescrape.k8s.internal.operator.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which values of a document excerpts may show. */
final class Showing {

  /** The values of Secrets, and what kubectl copied of them into an annotation. */
  private static final Set<Object> SECRETS = Set.of("data", "stringData", "annotations");

  private Showing() {}

  /** Returns whether the value at a path of a document may not be shown. */
  static boolean isSecret(@Nullable Object document, YamlPath path) {
    Map<String, Object> resource = Trees.map(document);
    List<Object> segments = path.segments();
    if (segments.size() > 2 && segments.get(0).equals(ManifestSet.ITEMS)) {
      List<Object> items = Trees.list(resource.get(ManifestSet.ITEMS));
      int index = segments.get(1) instanceof Integer number ? number : 0;
      return isSecret(index < items.size() ? items.get(index) : null, below(segments));
    }
    if (segments.stream().anyMatch(SECRETS::contains)) {
      return true;
    }
    Optional<CrdKind> kind = CrdKind.of(Manifest.kindOf(resource));
    return kind.isPresent()
        && CrdSchema.of(kind.get(), OperatorVersion.NEWEST_KNOWN).isSecret(path);
  }

  private static YamlPath below(List<Object> segments) {
    YamlPath path = YamlPath.root();
    for (Object each : segments.subList(2, segments.size())) {
      path = each instanceof Integer index ? path.index(index) : path.key((String) each);
    }
    return path;
  }
}
