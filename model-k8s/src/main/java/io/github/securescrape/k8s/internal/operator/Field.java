// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field that becomes one key.
 *
 * @param name of the field
 * @param key in prometheus.yml
 * @param form how the value is carried over
 * @param since first Prometheus for which the operator writes the key; {@code null} for all
 * @param unset what the operator writes when the field is left out; {@code null} for nothing
 */
record Field(String name, String key, Form form, @Nullable String since, @Nullable Object unset)
    implements Entry {

  /** Returns a field that is carried over as it is, under the same name in snake case. */
  static Field of(String name) {
    return of(name, Forms.AS_IS);
  }

  static Field of(String name, Form form) {
    return of(name, snakeCase(name), form);
  }

  static Field of(String name, String key, Form form) {
    return new Field(name, key, form, null, null);
  }

  /** Returns this field, written from a version of Prometheus on. */
  Field since(String version) {
    return new Field(name, key, form, version, unset);
  }

  /** Returns this field, written as the given value if it is left out. */
  Field unset(Object value) {
    return new Field(name, key, form, since, value);
  }

  static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> fields() {
    return List.of(name);
  }

  @Override
  public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
    Object value = resource.get(name);
    if (value == null && unset == null || !in.at(name).takes(name, since)) {
      return;
    }
    Object made = value == null ? unset : form.generate(value, in.at(name));
    if (made != null) {
      config.put(key, made);
    }
  }

  @Override
  public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
    Object value = config.get(key);
    if (value == null || !in.knows(name)) {
      return;
    }
    config.remove(key);
    Object made = form.convert(value, in.at(key, name));
    boolean isAllLost = Map.of().equals(made) && !Map.of().equals(value);
    if (made != null && !isAllLost) {
      resource.put(name, made);
    }
  }

  @Override
  public void check(Map<String, Object> resource, Check in) {
    Object value = resource.get(name);
    if (value != null) {
      form.check(value, in.at(name));
    }
  }
}
