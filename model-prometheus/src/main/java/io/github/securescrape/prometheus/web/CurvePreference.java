// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.web;

import io.github.securescrape.core.schema.Keyword;

/** An elliptic curve that an exporter may be told to offer. */
public enum CurvePreference implements Keyword {
  /** What an explicit null stands for: no curve. */
  NONE("", ""),
  /** NIST P-256. */
  CURVE_P256("CurveP256", "secp256r1"),
  /** NIST P-384. */
  CURVE_P384("CurveP384", "secp384r1"),
  /** NIST P-521. */
  CURVE_P521("CurveP521", "secp521r1"),
  /** Curve 25519. */
  X25519("X25519", "x25519");

  private final String keyword;
  private final String javaName;

  CurvePreference(String keyword, String javaName) {
    this.keyword = keyword;
    this.javaName = javaName;
  }

  @Override
  public String keyword() {
    return keyword;
  }

  /** Returns the name of the curve in Java's TLS; empty for {@link #NONE}. */
  public String javaName() {
    return javaName;
  }
}
