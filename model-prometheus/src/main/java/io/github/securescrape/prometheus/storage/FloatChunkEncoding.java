// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.storage;

import io.github.securescrape.core.schema.EmptyIsUnset;
import io.github.securescrape.core.schema.Keyword;

/** How samples of floats are packed. */
@EmptyIsUnset
public enum FloatChunkEncoding implements Keyword {
  /** The old way. */
  XOR("xor"),
  /** The new way, which a feature flag must allow. */
  XOR2("xor2");

  private final String keyword;

  FloatChunkEncoding(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
