// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one section that this library does not know, carried through as they are. Values may be
 * secrets and do not print.
 */
public final class Extra {

  private final Map<String, Object> tree;

  private Extra(Map<String, Object> tree) {
    this.tree = Collections.unmodifiableMap(new LinkedHashMap<>(tree));
  }

  /**
   * Returns the given keys.
   *
   * @param tree values by key: maps with text keys, lists, texts, numbers, booleans and {@link
   *     Scalar}s
   */
  public static Extra of(Map<String, ?> tree) {
    return new Extra(Collections.unmodifiableMap(tree));
  }

  /** Returns the keys, in the order of the file. */
  public Set<String> keys() {
    return tree.keySet();
  }

  /** Returns the values by key: maps, lists and {@link Scalar}s if they were read from a file. */
  public Map<String, Object> toTree() {
    return tree;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Extra extra && tree.equals(extra.tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  /** Returns the keys. */
  @Override
  public String toString() {
    return "Extra" + tree.keySet();
  }
}
