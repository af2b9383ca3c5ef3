// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import java.util.List;
import java.util.Map;

/**
 * A certificate or key, which the operator mounts as a file.
 *
 * @param field of the resource
 * @param key of prometheus.yml for the text itself; that of the file has an ending more
 * @param either whether a ConfigMap will do as well as a Secret
 */
record TlsAsset(String field, String key, boolean either) implements Entry {

  private static final String FILE = "_file";

  @Override
  public List<String> fields() {
    return List.of(field);
  }

  @Override
  public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
    Map<String, Object> value = Trees.map(resource, field);
    Map<String, Object> choice = either ? value : Map.of("secret", value);
    boolean secret = choice.get("secret") instanceof Map;
    Map<String, Object> selector = Trees.map(choice, secret ? "secret" : "configMap");
    if (!resource.containsKey(field) || !secret && !(choice.get("configMap") instanceof Map)) {
      return;
    }
    Kind kind = secret ? Kind.SECRET : Kind.CONFIG_MAP;
    if (in.certificates().isEmpty()) {
      in.value(kind, selector).ifPresent(text -> config.put(key, text));
    } else {
      config.put(key + FILE, in.certificates() + fileName(kind, in.namespace(), selector));
    }
  }

  /** Returns the name of the file, which is that of a key of a Secret too. */
  static String fileName(Kind kind, String namespace, Map<String, Object> selector) {
    return String.join(
        "_",
        kind == Kind.SECRET ? "0" : "1",
        namespace,
        Trees.text(selector, "name"),
        Trees.text(selector, "key"));
  }

  @Override
  public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
    Conversion here = in.at(key, field);
    Object selector = null;
    if (!in.knows(field)) {
      return;
    }
    if (config.get(key + FILE) instanceof String file) {
      config.remove(key + FILE);
      selector = here.secretFile(file);
    } else if (config.get(key) instanceof String text) {
      config.remove(key);
      selector = here.secret(text);
    }
    if (selector != null) {
      resource.put(field, either ? Map.of("secret", selector) : selector);
    }
  }

  @Override
  public void check(Map<String, Object> resource, Check in) {
    if (resource.containsKey(field)) {
      Check here = in.at(field);
      if (either) {
        References.checkEither(resource.get(field), here);
      } else {
        here.reference(Kind.SECRET, resource.get(field));
      }
      here.assetName(either ? Trees.map(resource, field) : Map.of("secret", resource.get(field)));
    }
  }
}
