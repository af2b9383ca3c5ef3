// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.schema.Keyword;

/** A version of TLS. */
public enum TlsVersion implements Keyword {
  /** What an explicit null stands for: Go's own bound, TLS 1.2 or 1.3. */
  GO_DEFAULT(""),
  /** TLS 1.0, broken. */
  TLS10("TLS10"),
  /** TLS 1.1, broken. */
  TLS11("TLS11"),
  /** TLS 1.2. */
  TLS12("TLS12"),
  /** TLS 1.3. */
  TLS13("TLS13");

  private final String keyword;

  TlsVersion(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
