// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.Keys;
import io.github.securescrape.core.schema.Keyword;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** The kind of a key pair. */
public enum KeyType implements Keyword {
  /** Elliptic curve P-256: small, fast, known to every TLS program. The default. */
  EC_P256("ec-p256", "EC", 256),
  /** RSA with 2048 bits, the least that is considered safe. */
  RSA_2048("rsa-2048", "RSA", 2048),
  /** RSA with 3072 bits. */
  RSA_3072("rsa-3072", "RSA", 3072),
  /** RSA with 4096 bits; slow to create. */
  RSA_4096("rsa-4096", "RSA", 4096),
  /** Edwards curve 25519; not known to old TLS programs. */
  ED25519("ed25519", "Ed25519", 0);

  private final String keyword;
  private final String algorithm;
  private final int bits;

  KeyType(String keyword, String algorithm, int bits) {
    this.keyword = keyword;
    this.algorithm = algorithm;
    this.bits = bits;
  }

  @Override
  public String keyword() {
    return keyword;
  }

  /** Returns whether a key is of this kind. */
  public boolean matches(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() == bits;
    }
    return key instanceof ECPublicKey ec
        ? this == EC_P256 && ec.getParams().getCurve().getField().getFieldSize() == 256
        : this == ED25519 && key instanceof EdECPublicKey;
  }

  KeyPair createPair() {
    return Keys.create(algorithm, bits);
  }
}
