// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import io.github.securescrape.core.internal.binding.RecordSchemas;
import io.github.securescrape.core.value.Version;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of a section, as the header of its record says; for tables of keys, and for tests of
 * such.
 *
 * @param key as it stands in the file
 * @param type Java type of its value: a record for a section, a list of records for a list of such
 * @param since first version that knows it, and its section; {@code null} if all do
 * @param until first version that no longer knows it; {@code null} if none
 * @param defaults what the newest versions take where it is left out, then what older ones took;
 *     empty for the zero value, or for what the record's Javadoc says
 * @param required whether it must be there
 * @param unsigned whether it is a number without sign
 */
public record SectionKey(
    String key,
    Type type,
    @Nullable Version since,
    @Nullable Version until,
    List<String> defaults,
    boolean required,
    boolean unsigned) {

  /** Copies the defaults. */
  public SectionKey {
    defaults = List.copyOf(defaults);
  }

  /** Returns the keys of a section, inlined ones where their component stands. */
  public static List<SectionKey> of(Class<? extends Record> section) {
    return RecordSchemas.keys(section, SectionKey::new);
  }

  /** Returns what the newest version takes where the key is left out. */
  public Optional<String> newestDefault() {
    return defaults.stream().findFirst();
  }
}
