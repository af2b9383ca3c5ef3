// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/**
 * Certificates that nobody should use any more, for tests of what has to refuse them or to warn of
 * them.
 */
public final class WeakCertificates {

  private static final int SHORT_RSA_BITS = 1024;

  private WeakCertificates() {}

  /**
   * Returns a new key with a certificate that the authority has signed with SHA-1, which Go has
   * refused since 1.18.
   *
   * @throws IllegalArgumentException if the authority has a key of Edwards curve 25519
   */
  public static Identity signedWithSha1(
      CertificateAuthority authority, CertificateRequest request) {
    return authority.issue(request, request.keyType().createPair(), authority.issuer().withSha1());
  }

  /**
   * Returns a new RSA key with 1024 bits and its certificate; the request's key type is ignored.
   */
  public static Identity withShortRsaKey(
      CertificateAuthority authority, CertificateRequest request) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(SHORT_RSA_BITS);
      return authority.issue(request, generator.generateKeyPair(), authority.issuer());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no RSA in this Java", e);
    }
  }
}
