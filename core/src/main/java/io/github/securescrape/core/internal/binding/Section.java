// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A section on the way: what its keys have given so far. */
final class Section {
  final RecordSchema schema;
  final @Nullable Object[] values;

  /** Sections below, kept because a merge may go on filling them. */
  final @Nullable Section[] inner;

  /** Known keys that the writer of an unknown one probably meant. */
  final Set<String> meant = new HashSet<>();

  /** Unknown keys to be carried through. */
  final Map<String, Object> extra = new LinkedHashMap<>();

  Section(RecordSchema schema) {
    this.schema = schema;
    values = new Object[schema.fields().size()];
    inner = new Section[values.length];
  }
}
