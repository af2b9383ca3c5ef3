// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place of a resource from which the operator writes a configuration.
 *
 * @param version of Prometheus
 * @param store where references lead to
 * @param namespace of the resource, and of all that it refers to
 * @param certificates folder of the files with certificates; empty to write them in line
 * @param problems of the place, for what is left out
 */
record Generation(
    SemVer version, ObjectStore store, String namespace, String certificates, Problems problems) {

  /** Where the operator mounts certificates. */
  static final String MOUNT = "/etc/prometheus/certs/";

  /** Thrown where the operator stops, for all resources. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  Generation at(String field) {
    return new Generation(version, store, namespace, certificates, problems.at(field));
  }

  Generation at(int index) {
    return new Generation(version, store, namespace, certificates, problems.at(index));
  }

  /** Returns whether the operator writes a field for this version; it is silent about others. */
  boolean takes(String field, @Nullable String since) {
    boolean takes = since == null || version.isAtLeast(since);
    if (!takes) {
      problems.add(OperatorCodes.LEFT_OUT, field, since, version);
    }
    return takes;
  }

  /** Returns what a reference to a key leads to. */
  Optional<String> value(Kind kind, Object selector) {
    Map<String, Object> tree = Trees.map(selector);
    return store.value(kind, namespace, Trees.text(tree, "name"), Trees.text(tree, "key"));
  }
}
