// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.NullIsZero;
import io.github.securescrape.core.schema.NullItemsPass;
import io.github.securescrape.core.schema.ReadAnew;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Unchecked;
import io.github.securescrape.core.schema.Unsigned;
import io.github.securescrape.core.schema.Until;
import io.github.securescrape.core.value.Version;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key of a section.
 *
 * @param key as it stands in the file
 * @param type Java type of its value
 * @param since first version that knows it; {@code null} if all do
 * @param until first version that no longer knows it; {@code null} if none
 * @param defaults values where it is left out, the newest first; empty for the zero value
 * @param required whether it must be there
 * @param unset what the component holds where the key is left out: an empty list or mapping, or
 *     {@code null}
 * @param nullIsZero whether an explicit null sets a section to zero
 * @param unsigned whether a number has no sign
 * @param readAnew whether a mapping replaces the one that a merge gave
 * @param nullItemsPass whether null items of a list are not checked
 * @param unchecked where and when the rules of what stands here are not checked; {@code null} if
 *     they always are
 */
record Field(
    String key,
    Type type,
    @Nullable Version since,
    @Nullable Version until,
    List<DefaultValue> defaults,
    boolean required,
    @Nullable Object unset,
    boolean nullIsZero,
    boolean unsigned,
    boolean readAnew,
    boolean nullItemsPass,
    @Nullable Unchecked unchecked) {

  /**
   * A value for a key that is left out.
   *
   * @param since first version that has it; {@code null} if all do
   */
  record DefaultValue(String text, @Nullable Version since) {}

  /** The type of a list whose items are of a class that is known at run time only. */
  private record ListOf(Class<?> item) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {item};
    }

    @Override
    public Type getRawType() {
      return List.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }

  /** Returns the key of a component. */
  static Field of(RecordComponent component) {
    return new Field(
        keyOf(component, toKey(component.getName())),
        component.getGenericType(),
        since(component, ""),
        until(component),
        defaults(component, ""),
        component.isAnnotationPresent(Required.class),
        unset(component),
        component.isAnnotationPresent(NullIsZero.class),
        component.isAnnotationPresent(Unsigned.class),
        component.isAnnotationPresent(ReadAnew.class),
        component.isAnnotationPresent(NullItemsPass.class),
        null);
  }

  /** Returns the key of the list that holds the records of a family's member. */
  static Field ofMember(Class<?> type) {
    return new Field(
        keyOf(type, type.getSimpleName()),
        new ListOf(type),
        since(type),
        until(type),
        List.of(),
        false,
        List.of(),
        false,
        false,
        false,
        false,
        null);
  }

  /** Returns this key as it is where its record is inlined. */
  Field inlinedAt(RecordComponent site) {
    Version own = since(site, key);
    Version all = since(site, "");
    boolean later = all != null && (since == null || all.isAtLeast(since));
    List<DefaultValue> changed = defaults(site, key);
    return new Field(
        key,
        type,
        own != null ? own : later ? all : since,
        until,
        changed.isEmpty() ? defaults : changed,
        required,
        unset,
        nullIsZero,
        unsigned,
        readAnew,
        nullItemsPass,
        unchecked == null ? site.getAnnotation(Unchecked.class) : unchecked);
  }

  /** Returns what the component holds where there is no value, even a required text. */
  @Nullable Object whenMissing() {
    return required && type == String.class ? "" : unset;
  }

  /** Returns whether leaving the key out is an error. */
  boolean hasToBeSet() {
    return required && unset == null;
  }

  boolean hasDefault() {
    return !defaults.isEmpty();
  }

  boolean isKnownTo(@Nullable Version version) {
    return isWithin(version, since, until);
  }

  static boolean isWithin(
      @Nullable Version version, @Nullable Version since, @Nullable Version until) {
    return version == null
        || (since == null || version.isAtLeast(since))
            && (until == null || !version.isAtLeast(until));
  }

  /** Returns whether the rules of a section at this key are checked. */
  boolean isChecked(Class<?> section, @Nullable Version version) {
    return isChecked(unchecked, version)
        || unchecked != null && Arrays.asList(unchecked.except()).contains(section);
  }

  static boolean isChecked(@Nullable Unchecked unchecked, @Nullable Version version) {
    return unchecked == null
        || !unchecked.until().isEmpty()
            && (version == null || version.isAtLeast(Version.parse(unchecked.until())));
  }

  private static String keyOf(AnnotatedElement element, String otherwise) {
    Key key = element.getAnnotation(Key.class);
    return key == null ? otherwise : key.value();
  }

  private static @Nullable Object unset(RecordComponent component) {
    Class<?> type = component.getType();
    boolean many = type == List.class || type == Map.class;
    if (!many || component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    return type == List.class ? List.of() : Map.of();
  }

  private static List<DefaultValue> defaults(RecordComponent component, String key) {
    List<DefaultValue> defaults = new ArrayList<>();
    for (Default each : component.getAnnotationsByType(Default.class)) {
      if (each.key().equals(key)) {
        defaults.add(new DefaultValue(each.value(), parse(each.since())));
      }
    }
    if (defaults.size() > 1) {
      Comparator<DefaultValue> bySince =
          Comparator.comparing(DefaultValue::since, Comparator.nullsFirst(Version::compareTo));
      defaults.sort(bySince.reversed());
    }
    return List.copyOf(defaults);
  }

  /** Returns since when an enum constant or a type is known, {@code null} if all versions do. */
  static @Nullable Version since(AnnotatedElement element) {
    return since(element, "");
  }

  private static @Nullable Version since(AnnotatedElement element, String key) {
    for (Since each : element.getAnnotationsByType(Since.class)) {
      if (each.key().equals(key)) {
        return Version.parse(each.value());
      }
    }
    return null;
  }

  /** Returns since when an element is unknown again, {@code null} if it is not. */
  static @Nullable Version until(AnnotatedElement element) {
    Until until = element.getAnnotation(Until.class);
    return until == null ? null : Version.parse(until.value());
  }

  private static @Nullable Version parse(String version) {
    return version.isEmpty() ? null : Version.parse(version);
  }

  /** Returns {@code scrape_interval} for {@code scrapeInterval}. */
  private static String toKey(String component) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < component.length(); i++) {
      char letter = component.charAt(i);
      key.append(Character.isUpperCase(letter) ? "_" : "").append(Character.toLowerCase(letter));
    }
    return key.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(key);
  }
}
