// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.List;
import java.util.Map;

/**
 * A field that refers to a Secret, where prometheus.yml has the value in one key or the name of a
 * file with it in another.
 *
 * @param field of the resource
 * @param unset whether the operator looks for it, and writes it, even if it is left out
 */
record Credential(Field field, boolean unset) implements Entry {

  private static final String FILE = "_file";

  @Override
  public List<String> fields() {
    return field.fields();
  }

  @Override
  public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
    if (unset || resource.containsKey(field.name())) {
      Object selector = resource.getOrDefault(field.name(), Map.of());
      Object value = field.form().generate(selector, in.at(field.name()));
      if (value != null) {
        config.put(field.key(), value);
      }
    }
  }

  @Override
  public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
    if (!in.knows(field.name())) {
      return;
    }
    String fileKey = field.key() + FILE;
    if (config.get(fileKey) instanceof String file) {
      config.remove(fileKey);
      resource.put(field.name(), in.at(field.key(), field.name()).secretFile(file));
    } else if (config.containsKey(field.key())) {
      field.convert(config, resource, in);
    } else if (unset) {
      resource.put(field.name(), in.at(field.key(), field.name()).secret(""));
    }
  }

  @Override
  public void check(Map<String, Object> resource, Check in) {
    if (resource.containsKey(field.name())) {
      field.check(resource, in);
    } else if (unset) {
      in.reject(OperatorCodes.NO_SELECTOR, field.name());
    }
  }
}
