// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.value.Version;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the headers of records say, for those who do not read files. */
public final class RecordSchemas {

  /** Takes what is known of one key. */
  @FunctionalInterface
  public interface KeyView<T> {
    /** Returns the view of a key. */
    T of(
        String key,
        Type type,
        @Nullable Version since,
        @Nullable Version until,
        List<String> defaults,
        boolean required,
        boolean unsigned);
  }

  private RecordSchemas() {}

  /** Returns a view of each key of a section. */
  public static <T> List<T> keys(Class<?> section, KeyView<T> view) {
    return RecordSchema.of(section).fields().stream()
        .map(
            field ->
                view.of(
                    field.key(),
                    field.type(),
                    later(field.since(), Field.since(section)),
                    field.until(),
                    field.defaults().stream().map(Field.DefaultValue::text).toList(),
                    field.required(),
                    field.unsigned()))
        .toList();
  }

  /** Returns since when a key is known that is no older than its section. */
  private static @Nullable Version later(@Nullable Version key, @Nullable Version section) {
    return key == null || section != null && section.isAtLeast(key) ? section : key;
  }
}
