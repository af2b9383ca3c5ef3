// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

/** Bounds that keep hostile input from costing more than it is worth. */
public final class YamlLimits {

  /** Bytes that a file may have, and characters that a text may; go-yaml has no such bound. */
  public static final int MAX_SIZE = 256 * 1024 * 1024;

  /** Levels that a document may nest, go-yaml's own bound. */
  public static final int MAX_DEPTH = 10_000;

  private YamlLimits() {}
}
