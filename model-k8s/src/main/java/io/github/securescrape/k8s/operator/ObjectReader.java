// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.k8s.internal.ObjectSize;
import io.github.securescrape.k8s.internal.operator.ObjectStore;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import io.github.securescrape.k8s.internal.operator.Trees;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads Secrets and ConfigMaps. */
final class ObjectReader {

  private ObjectReader() {}

  /** Returns the objects of all manifests; what is wrong with them is added to their problems. */
  static ObjectStore read(ManifestSet manifests) {
    ObjectStore store = new ObjectStore();
    manifests.stream()
        .forEach(
            each -> {
              if (each.kind().equals(Kind.SECRET.toString())) {
                store.put(Kind.SECRET, each.namespace(), each.name(), secret(each));
              } else if (each.kind().equals(Kind.CONFIG_MAP.toString())) {
                store.put(Kind.CONFIG_MAP, each.namespace(), each.name(), configMap(each));
              }
            });
    return store;
  }

  private static Map<String, Secret> secret(Manifest manifest) {
    Map<String, Secret> data = new LinkedHashMap<>();
    Problems encoded = manifest.problems().at("data");
    Trees.map(manifest.tree(), "data")
        .forEach(
            (key, value) -> {
              try {
                String text = ("" + value).replaceAll("[\r\n]", "");
                byte[] bytes = Base64.getDecoder().decode(text);
                data.put(key, Secret.of(new String(bytes, StandardCharsets.UTF_8)));
              } catch (IllegalArgumentException e) {
                encoded.at(key).add(ManifestCodes.NOT_BASE64, key);
                data.put(key, ObjectStore.UNREADABLE);
              }
            });
    Trees.map(manifest.tree(), "stringData")
        .forEach((key, value) -> data.put(key, text(key, value, manifest, "stringData")));
    checkHead(manifest, data);
    return data;
  }

  private static Map<String, Secret> configMap(Manifest manifest) {
    Map<String, Secret> data = new LinkedHashMap<>();
    Trees.map(manifest.tree(), "data")
        .forEach((key, value) -> data.put(key, text(key, value, manifest, "data")));
    checkHead(manifest, data);
    return data;
  }

  /** Nothing but texts may stand there, and a number in YAML is none. */
  private static Secret text(String key, Object value, Manifest manifest, String field) {
    if (!(value instanceof String)) {
      manifest.problems().at(field).at(key).add(ManifestCodes.NO_TEXT, key);
    }
    return Secret.of("" + value);
  }

  private static void checkHead(Manifest manifest, Map<String, Secret> data) {
    Problems metadata = manifest.problems().at("metadata");
    NameRule.RESOURCE.check(metadata, "name", manifest.name());
    if (!manifest.namespace().isEmpty()) {
      NameRule.NAMESPACE.check(metadata, "namespace", manifest.namespace());
    }
    data.keySet().forEach(key -> NameRule.SECRET_KEY.check(manifest.problems(), "data", key));
    long bytes = ObjectSize.of(data.values());
    if (bytes > ObjectSize.MAX_BYTES) {
      manifest.problems().add(ObjectSize.TOO_LARGE, manifest.kind(), manifest.name(), bytes);
    }
  }
}
