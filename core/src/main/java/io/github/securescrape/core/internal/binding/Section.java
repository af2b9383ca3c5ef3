// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A section on the way: what its keys have given so far. */
final class Section {

  /** Stands for a value that could not be read; its problem is reported. */
  static final Object FAILED = new Object();

  final RecordSchema schema;
  final @Nullable Object[] values;
  private @Nullable Section @Nullable [] inner;
  private Set<String> meant = Set.of();
  private @Nullable BitSet written;
  private Map<String, Object> extra = Map.of();

  Section(RecordSchema schema) {
    this.schema = schema;
    values = new Object[schema.fields().size()];
  }

  /** Returns the section at a key, kept because a merge may go on filling it. */
  Section inner(int index, RecordSchema schema) {
    inner = inner == null ? new Section[values.length] : inner;
    Section section = inner[index] == null ? new Section(schema) : inner[index];
    inner[index] = section;
    return section;
  }

  /** Returns which of its keys stand in a mapping, whether they were read yet or not. */
  BitSet written(MappingNode node) {
    if (written == null) {
      written = new BitSet();
      for (Entry entry : node.entries()) {
        if (entry.key().resolve() instanceof ScalarNode key && schema.indexOf(key.text()) >= 0) {
          written.set(schema.indexOf(key.text()));
        }
      }
    }
    return written;
  }

  /** Returns known keys that the writer of an unknown one probably meant. */
  Set<String> meant() {
    return meant;
  }

  void addMeant(String key) {
    meant = meant.isEmpty() ? new HashSet<>() : meant;
    meant.add(key);
  }

  /** Returns the unknown keys to be carried through. */
  Map<String, Object> extra() {
    return extra;
  }

  /** Adds an unknown key; returns whether it was there before. */
  boolean replacesExtra(String key, Object value) {
    extra = extra.isEmpty() ? new LinkedHashMap<>() : extra;
    return extra.put(key, value) != null;
  }
}
