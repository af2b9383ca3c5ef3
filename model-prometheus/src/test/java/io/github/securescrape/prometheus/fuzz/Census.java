// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.core.yaml.SectionKey;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Of which sections there were records, and which keys were given. */
final class Census {

  private final Sections sections;
  private final Map<Class<?>, Integer> records = new HashMap<>();
  private final Set<String> keys = new TreeSet<>();

  Census(Sections sections) {
    this.sections = sections;
  }

  /** Adds a file and the record that it was read as. */
  void add(Entries tree, Record record) throws ReflectiveOperationException {
    collect(tree, keys);
    count(record);
  }

  /** Asserts that there was a record of each section, and each key that a version knows. */
  void assertComplete(List<Version> versions) {
    Set<Class<?>> unseen = new HashSet<>(sections.all());
    unseen.removeAll(records.keySet());
    assertThat(unseen).as("sections of which no record was made").isEmpty();
    Set<String> missing = new TreeSet<>();
    for (Class<? extends Record> section : sections.all()) {
      for (SectionKey key : SectionKey.of(section)) {
        if (versions.stream().anyMatch(version -> Sections.isKnown(key, version))) {
          missing.add(nameOf(section, key));
        }
      }
    }
    missing.removeAll(keys);
    assertThat(missing).as("keys that no record has").isEmpty();
  }

  /** Returns the figures. */
  @Override
  public String toString() {
    int all = records.values().stream().mapToInt(Integer::intValue).sum();
    int least = records.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    return String.format(
        "%d sections, %d records, at least %d of each, %d keys",
        sections.all().size(), all, least, keys.size());
  }

  /** Returns the keys in a file, each with its section. */
  static Set<String> keysOf(Tree tree) {
    Set<String> keys = new TreeSet<>();
    collect(tree, keys);
    return keys;
  }

  static String nameOf(Class<? extends Record> section, SectionKey key) {
    return section.getSimpleName() + "." + key.key();
  }

  private static void collect(Tree tree, Set<String> keys) {
    if (tree instanceof Tree.Items list) {
      list.all().forEach(each -> collect(each, keys));
    } else if (tree instanceof Entries map) {
      for (Tree.Entry each : map.all()) {
        if (map.section() != Record.class) {
          keys.add(map.section().getSimpleName() + "." + each.key());
        }
        collect(each.value(), keys);
      }
    }
  }

  private void count(Object value) throws ReflectiveOperationException {
    if (value instanceof Collection<?> items) {
      for (Object item : items) {
        count(item);
      }
    } else if (value instanceof Map<?, ?> map) {
      count(map.values());
    } else if (value instanceof Record
        && !value.getClass().getPackage().equals(Extra.class.getPackage())) {
      records.merge(value.getClass(), 1, Integer::sum);
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        count(component.getAccessor().invoke(value));
      }
    }
  }
}
