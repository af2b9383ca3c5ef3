// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a section, in the order in which the operator writes them.
 *
 * @param entries what the section may hold
 */
record Shape(List<Entry> entries) implements Form {

  /** Returns the shape with the given entries; those of a shape among them stand in its place. */
  static Shape of(Object... parts) {
    List<Entry> entries = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Shape shape) {
        entries.addAll(shape.entries);
      } else {
        entries.add(part instanceof Entry entry ? entry : Field.of((String) part));
      }
    }
    return new Shape(List.copyOf(entries));
  }

  /** Returns the names of all fields. */
  List<String> fields() {
    return entries.stream().flatMap(each -> each.fields().stream()).toList();
  }

  @Override
  public Map<String, Object> generate(Object value, Generation in) {
    Map<String, Object> config = new LinkedHashMap<>();
    Map<String, Object> resource = Trees.map(value);
    entries.forEach(each -> each.generate(resource, config, in));
    return config;
  }

  @Override
  public Map<String, Object> convert(Object value, Conversion in) {
    Map<String, Object> config = new LinkedHashMap<>(Trees.map(value));
    Map<String, Object> resource = new LinkedHashMap<>();
    entries.forEach(each -> each.convert(config, resource, in));
    config.forEach(in::lose);
    return resource;
  }

  @Override
  public void check(Object value, Check in) {
    Map<String, Object> resource = Trees.map(value);
    entries.forEach(each -> each.check(resource, in));
  }

  /** Returns the form of a list of such sections, which is left out if empty. */
  Form list() {
    return Forms.listOf(this);
  }
}
