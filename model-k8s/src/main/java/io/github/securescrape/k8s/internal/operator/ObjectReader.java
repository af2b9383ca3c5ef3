// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.k8s.internal.ObjectSize;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads Secrets and ConfigMaps. */
public final class ObjectReader {

  private static final String DATA = "data";
  private static final String STRING_DATA = "stringData";

  private ObjectReader() {}

  /**
   * Puts a Secret or ConfigMap into a store; other resources are passed over.
   *
   * @param tree the resource, with the values of its scalars
   * @param namespace of the resource
   * @param problems of the resource, for what is wrong with it
   */
  public static void read(
      Map<String, Object> tree, String namespace, Problems problems, ObjectStore store) {
    for (Kind kind : Kind.values()) {
      if (kind.toString().equals(Trees.text(tree, "kind"))) {
        Map<String, Secret> data =
            kind == Kind.SECRET ? secret(tree, problems) : new LinkedHashMap<>();
        String texts = kind == Kind.SECRET ? STRING_DATA : DATA;
        Trees.map(tree, texts)
            .forEach((key, value) -> data.put(key, text(key, value, problems.at(texts))));
        String name = Trees.text(Trees.map(tree, "metadata"), "name");
        checkHead(kind, name, namespace, data, problems);
        store.put(kind, namespace, name, data);
      }
    }
  }

  private static Map<String, Secret> secret(Map<String, Object> tree, Problems problems) {
    Map<String, Secret> data = new LinkedHashMap<>();
    Trees.map(tree, DATA)
        .forEach(
            (key, value) -> {
              try {
                String text = ("" + value).replaceAll("[\\r\\n]", "");
                byte[] bytes = Base64.getDecoder().decode(text);
                data.put(key, Secret.of(new String(bytes, StandardCharsets.UTF_8)));
              } catch (IllegalArgumentException e) {
                problems.at(DATA).at(key).add(OperatorCodes.NOT_BASE64, key);
                data.put(key, ObjectStore.UNREADABLE);
              }
            });
    return data;
  }

  /** Nothing but texts may stand there, and a number in YAML is none. */
  private static Secret text(String key, Object value, Problems problems) {
    if (!(value instanceof String)) {
      problems.at(key).add(OperatorCodes.NO_TEXT, key);
    }
    return Secret.of("" + value);
  }

  private static void checkHead(
      Kind kind, String name, String namespace, Map<String, Secret> data, Problems problems) {
    Problems metadata = problems.at("metadata");
    NameRule.RESOURCE.check(metadata, "name", name);
    if (!namespace.isEmpty()) {
      NameRule.NAMESPACE.check(metadata, "namespace", namespace);
    }
    data.keySet().forEach(key -> NameRule.SECRET_KEY.check(problems, DATA, key));
    long bytes = ObjectSize.of(data.values());
    if (bytes > ObjectSize.MAX_BYTES) {
      problems.add(ObjectSize.TOO_LARGE, kind, name, bytes);
    }
  }
}
