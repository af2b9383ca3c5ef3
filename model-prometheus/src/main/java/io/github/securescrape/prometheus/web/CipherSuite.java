// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.web;

import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Until;

/**
 * A cipher suite that an exporter may be told to offer. Those of TLS 1.3 are accepted without
 * effect: Go offers them always.
 */
public enum CipherSuite implements Keyword {
  /** What an explicit null stands for: no suite. */
  NONE,
  /** TLS 1.3. */
  TLS_AES_128_GCM_SHA256,
  /** TLS 1.3. */
  TLS_AES_256_GCM_SHA384,
  /** TLS 1.3. */
  TLS_CHACHA20_POLY1305_SHA256,
  /** TLS 1.2. */
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
  /** TLS 1.2. */
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
  /** TLS 1.2. */
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
  /** TLS 1.2. */
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
  /** TLS 1.2. */
  TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
  /** TLS 1.2. */
  TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
  /** TLS 1.0 to 1.2. */
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
  /** TLS 1.0 to 1.2. */
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
  /** TLS 1.0 to 1.2. */
  TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
  /** TLS 1.0 to 1.2. */
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
  /** Without forward secrecy; gone with Go 1.22. */
  @Until("0.11.0")
  TLS_RSA_WITH_AES_128_CBC_SHA,
  /** Without forward secrecy; gone with Go 1.22. */
  @Until("0.11.0")
  TLS_RSA_WITH_AES_256_CBC_SHA,
  /** Without forward secrecy; gone with Go 1.22. */
  @Until("0.11.0")
  TLS_RSA_WITH_AES_128_GCM_SHA256,
  /** Without forward secrecy; gone with Go 1.22. */
  @Until("0.11.0")
  TLS_RSA_WITH_AES_256_GCM_SHA384;

  @Override
  public String keyword() {
    return this == NONE ? "" : name();
  }
}
