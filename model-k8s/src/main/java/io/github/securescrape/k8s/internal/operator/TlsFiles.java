// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that the operator mounts for certificates and keys. */
public final class TlsFiles {

  private TlsFiles() {}

  /** Adds a problem for each file of a resource whose name would be too long. */
  public static void checkNames(String namespace, Object tree, Problems problems) {
    if (tree instanceof Map<?, ?> map) {
      Check in = new Check(new SemVer(0, 0, 0, ""), new ObjectStore(), namespace, problems);
      for (String field : List.of("ca", "cert")) {
        if (map.get(field) instanceof Map<?, ?> choice) {
          in.assetName(Trees.map(choice));
        }
      }
      if (map.get("keySecret") instanceof Map<?, ?> selector) {
        in.assetName(Map.of("secret", selector));
      }
      map.values().forEach(each -> checkNames(namespace, each, problems));
    } else if (tree instanceof List<?> list) {
      list.forEach(each -> checkNames(namespace, each, problems));
    }
  }

  /** Returns the files of a resource by their names, as far as there is something to mount. */
  public static Map<String, Secret> of(String namespace, Object tree, ObjectStore store) {
    Map<String, Secret> files = new LinkedHashMap<>();
    collect(namespace, tree, store, files);
    return files;
  }

  /** Returns the same by their paths below the root of the container. */
  public static Map<String, Secret> mounted(String namespace, Object tree, ObjectStore store) {
    Map<String, Secret> files = new LinkedHashMap<>();
    of(namespace, tree, store)
        .forEach((name, value) -> files.put(Generation.MOUNT.substring(1) + name, value));
    return files;
  }

  private static void collect(
      String namespace, Object tree, ObjectStore store, Map<String, Secret> files) {
    if (tree instanceof Map<?, ?> map) {
      for (String field : List.of("ca", "cert")) {
        Map<String, Object> choice = Trees.map(map.get(field));
        put(Kind.SECRET, namespace, choice.get("secret"), store, files);
        put(Kind.CONFIG_MAP, namespace, choice.get("configMap"), store, files);
      }
      put(Kind.SECRET, namespace, map.get("keySecret"), store, files);
      map.values().forEach(each -> collect(namespace, each, store, files));
    } else if (tree instanceof List<?> list) {
      list.forEach(each -> collect(namespace, each, store, files));
    }
  }

  private static void put(
      Kind kind,
      String namespace,
      @Nullable Object selector,
      ObjectStore store,
      Map<String, Secret> files) {
    if (selector instanceof Map<?, ?>) {
      Map<String, Object> tree = Trees.map(selector);
      store
          .find(kind, namespace, Trees.text(tree, "name"), Trees.text(tree, "key"))
          .ifPresent(value -> files.put(TlsAsset.fileName(kind, namespace, tree), value));
    }
  }
}
