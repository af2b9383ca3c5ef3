// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * One place of a ScrapeConfig that the operator checks.
 *
 * @param version of Prometheus
 * @param store where references lead to
 * @param namespace of the resource, and of all that it refers to
 * @param problems of the place
 */
record Check(SemVer version, ObjectStore store, String namespace, Problems problems) {

  /** Longest name of a file of the operator: that of a key of a Secret. */
  private static final int MAX_ASSET_NAME = 253;

  Check at(String field) {
    return new Check(version, store, namespace, problems.at(field));
  }

  Check at(int index) {
    return new Check(version, store, namespace, problems.at(index));
  }

  void reject(ProblemCode code, Object... arguments) {
    problems.add(code, arguments);
  }

  /** Rejects what only a later Prometheus has. */
  void requires(String what, String since) {
    if (!version.isAtLeast(since)) {
      SemVer release = new SemVer(version.major(), version.minor(), version.patch(), "");
      String why =
          release.isAtLeast(since) ? ": its ending makes it older than " + release + " itself" : "";
      reject(OperatorCodes.TOO_OLD, what, since, version, why);
    }
  }

  /** Rejects a reference that leads nowhere; returns the value that it leads to. */
  Optional<String> reference(Kind kind, Object selector) {
    Map<String, Object> tree = Trees.map(selector);
    String name = Trees.text(tree, "name");
    String key = Trees.text(tree, "key");
    if (Trees.isTrue(tree, "optional")) {
      reject(OperatorCodes.OPTIONAL.onKeys("optional"));
    }
    Map<String, Secret> data = store.data(kind, namespace, name);
    if (!(selector instanceof Map)) {
      return Optional.empty();
    }
    if (name.isEmpty()) {
      reject(OperatorCodes.NO_SELECTOR, "name");
    } else if (data == null) {
      new DeadReference(kind, name, key, namespace).reject(store, problems);
    } else if (!data.containsKey(key)) {
      reject(OperatorCodes.NO_KEY.onKeys("key"), key, kind, name, DeadReference.keys(data));
    } else {
      return store.readable(kind, namespace, name, key);
    }
    return Optional.empty();
  }

  /** As {@link #reference}, for a value that is written into the configuration as it is. */
  void credential(Object selector) {
    Map<String, Object> tree = Trees.map(selector);
    reference(Kind.SECRET, selector)
        .ifPresent(
            value ->
                SecretValue.check(
                    value, Trees.text(tree, "key"), Trees.text(tree, "name"), problems));
  }

  /** Rejects a choice of selectors whose file could not be a key of the operator's Secret. */
  void assetName(Map<String, Object> choice) {
    Kind kind = choice.containsKey("secret") ? Kind.SECRET : Kind.CONFIG_MAP;
    Map<String, Object> selector = Trees.map(choice, kind == Kind.SECRET ? "secret" : "configMap");
    int length = TlsAsset.fileName(kind, namespace, selector).length();
    if (length > MAX_ASSET_NAME) {
      reject(OperatorCodes.ASSET_NAME, kind, length);
    }
  }
}
