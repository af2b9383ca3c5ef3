// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one family of configuration files has of its own: how it writes scalars of a Java type, and
 * which keys name a thing.
 */
public final class Dialect {

  private final Map<Class<?>, ScalarType<?>> scalars;
  private final List<String> nameKeys;
  private final boolean carriesUnknownKeys;

  private Dialect(
      Map<Class<?>, ScalarType<?>> scalars, List<String> nameKeys, boolean carriesUnknownKeys) {
    this.scalars = Collections.unmodifiableMap(scalars);
    this.nameKeys = List.copyOf(nameKeys);
    this.carriesUnknownKeys = carriesUnknownKeys;
  }

  /**
   * Returns a dialect that knows texts, booleans, numbers, secrets and keywords only.
   *
   * @param nameKeys keys that name the item of a list they stand in, for reports
   */
  public static Dialect of(String... nameKeys) {
    return new Dialect(Map.of(), List.of(nameKeys), false);
  }

  /** Returns this dialect with another type of scalars, or another way to write a known one. */
  public <T> Dialect with(Class<T> type, ScalarType<T> scalar) {
    Map<Class<?>, ScalarType<?>> all = new HashMap<>(scalars);
    all.put(type, scalar);
    return new Dialect(all, nameKeys, carriesUnknownKeys);
  }

  /** Returns how values of a Java type are written, empty if this dialect has no own way. */
  public Optional<ScalarType<?>> scalar(Class<?> type) {
    return Optional.ofNullable(scalars.get(type));
  }

  /** Returns this dialect, in which unknown keys are carried through instead of refused. */
  public Dialect carryingUnknownKeys() {
    return new Dialect(scalars, nameKeys, true);
  }

  /** Returns whether unknown keys are carried through. */
  public boolean carriesUnknownKeys() {
    return carriesUnknownKeys;
  }

  /** Returns the keys that name the item of a list they stand in. */
  public List<String> nameKeys() {
    return nameKeys;
  }
}
