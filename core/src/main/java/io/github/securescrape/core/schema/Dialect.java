// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one family of configuration files has of its own: how it writes scalars of a Java type,
 * which keys name a thing, and by which of Go's decoders the program reads it.
 */
public final class Dialect {

  /** What reads a file in the program that it is for. */
  public enum Decoder {
    /** The strict decoder of go-yaml 2. */
    YAML_2,

    /**
     * The strict decoder of go-yaml 3: a key that is written out wins over a merged one, and null
     * sections in lists are passed over.
     */
    YAML_3,

    /**
     * Go's {@code encoding/json}: keys of sections may be written in upper and lower case, and of a
     * key that is repeated the last counts.
     */
    JSON
  }

  private final Map<Class<?>, ScalarType<?>> scalars;
  private final List<String> nameKeys;
  private final Decoder decoder;
  private final boolean carriesUnknownKeys;

  private Dialect(
      Map<Class<?>, ScalarType<?>> scalars,
      List<String> nameKeys,
      Decoder decoder,
      boolean carriesUnknownKeys) {
    this.scalars = Collections.unmodifiableMap(scalars);
    this.nameKeys = List.copyOf(nameKeys);
    this.decoder = decoder;
    this.carriesUnknownKeys = carriesUnknownKeys;
  }

  /**
   * Returns a dialect that knows texts, booleans, numbers, secrets and keywords only.
   *
   * @param nameKeys keys that name the item of a list they stand in, for reports
   */
  public static Dialect of(String... nameKeys) {
    return new Dialect(Map.of(), List.of(nameKeys), Decoder.YAML_2, false);
  }

  /** Returns this dialect with another type of scalars, or another way to write a known one. */
  public <T> Dialect with(Class<T> type, ScalarType<T> scalar) {
    Map<Class<?>, ScalarType<?>> all = new HashMap<>(scalars);
    all.put(type, scalar);
    return new Dialect(all, nameKeys, decoder, carriesUnknownKeys);
  }

  /** Returns how values of a Java type are written, empty if this dialect has no own way. */
  public Optional<ScalarType<?>> scalar(Class<?> type) {
    return Optional.ofNullable(scalars.get(type));
  }

  /** Returns this dialect, read by another decoder. */
  public Dialect decodedBy(Decoder decoder) {
    return new Dialect(scalars, nameKeys, decoder, carriesUnknownKeys);
  }

  /** Returns the decoder that files are read by. */
  public Decoder decoder() {
    return decoder;
  }

  /** Returns this dialect, in which unknown keys are carried through instead of refused. */
  public Dialect carryingUnknownKeys() {
    return new Dialect(scalars, nameKeys, decoder, true);
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
