// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import io.github.securescrape.core.internal.binding.RecordChanger;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that a record and the sections in it hold, by key: looked up, and replaced in a copy.
 *
 * <p>The rules of the records are not checked again, because what a program makes of a file need
 * not be what may be written in one.
 */
public final class SectionValues {

  private SectionValues() {}

  /** What takes the place of values. */
  @FunctionalInterface
  public interface Change {
    /**
     * Returns the value that a key is to have, {@code null} for none.
     *
     * @param value what it has, in which inner sections are changed already; {@code null} if none
     */
    @Nullable Object of(Place place, @Nullable Object value);
  }

  /**
   * One key of one section.
   *
   * @param path where it stands in the file
   * @param section the record of the section, not changed yet
   * @param holder the record whose header has the key: the section, or one inlined in it
   * @param key as it stands in the file
   * @param isChecked whether the program checks the rules of the holder there
   */
  public record Place(
      YamlPath path, Record section, Record holder, String key, boolean isChecked) {}

  /**
   * Returns the record with the default of each key that is left out, as the headers of its
   * sections say. Sections that are left out stay so.
   *
   * @param version of the program; {@code null} for the newest
   */
  public static <T extends Record> T withDefaults(
      T record, Dialect dialect, @Nullable Version version) {
    return sameType(record, RecordChanger.withDefaults(record, dialect, version));
  }

  /**
   * Returns the record with what the change makes of each key, those of inner sections first; keys
   * that are left out are asked for as well.
   *
   * @param version of the program; {@code null} for the newest
   */
  public static <T extends Record> T changed(
      T record, Dialect dialect, @Nullable Version version, Change change) {
    return sameType(
        record,
        RecordChanger.changed(
            record,
            dialect,
            version,
            (path, section, holder, key, checked, value) ->
                change.of(
                    new Place(path, (Record) section, (Record) holder, key, checked), value)));
  }

  /** Returns what stands at a path in a record. */
  public static Optional<Object> find(Record record, YamlPath path) {
    return Optional.ofNullable(RecordChanger.find(record, path));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Record> T sameType(T record, Object made) {
    return (T) record.getClass().cast(made);
  }
}
