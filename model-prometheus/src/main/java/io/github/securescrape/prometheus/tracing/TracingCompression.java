// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.tracing;

import io.github.securescrape.core.schema.EmptyIsUnset;
import io.github.securescrape.core.schema.Keyword;

/** How traces are compressed. */
@EmptyIsUnset
public enum TracingCompression implements Keyword {
  /** With gzip. */
  GZIP("gzip");

  private final String keyword;

  TracingCompression(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
