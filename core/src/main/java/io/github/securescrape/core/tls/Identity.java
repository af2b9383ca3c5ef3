// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.Keys;
import io.github.securescrape.core.value.Secret;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A certificate with its private key: what a TLS server or client proves itself with.
 *
 * @param chain the certificate, followed by those of the authorities between it and the root
 * @param key private key of the first certificate
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {

  /**
   * Checks that certificate and key belong together.
   *
   * @throws PemException if they do not
   */
  public Identity {
    chain = List.copyOf(chain);
    String mismatch = Keys.mismatch(chain.get(0).getPublicKey(), key);
    if (mismatch != null) {
      throw new PemException(mismatch);
    }
  }

  /**
   * Returns the identity in two PEM texts.
   *
   * @throws PemException if one of them does not hold what is wanted, or they do not belong
   *     together
   */
  public static Identity parse(String certificates, Secret key) {
    return new Identity(Pem.certificates(certificates), Pem.privateKey(key.reveal()));
  }

  /** Returns a new identity whose certificate vouches for itself. */
  public static Identity selfSigned(CertificateRequest request) {
    return selfSigned(request, Clock.systemUTC());
  }

  /** Returns a new identity whose certificate vouches for itself, valid from the clock's time. */
  public static Identity selfSigned(CertificateRequest request, Clock clock) {
    return CertificateAuthority.selfSigned(request, clock);
  }

  /** Returns the certificate of the key's owner. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** Returns the names that the certificate is valid for, in their order. */
  public List<SubjectAlternativeName> names() {
    return CertificateAuthority.namesOf(certificate());
  }

  /** Returns until when the certificate is valid. */
  public Instant expiry() {
    return certificate().getNotAfter().toInstant();
  }

  /** Returns whether the certificate is valid now and will be for the given time. */
  public boolean isValidFor(Duration time, Clock clock) {
    Instant now = clock.instant();
    return !now.isBefore(certificate().getNotBefore().toInstant())
        && now.plus(time).isBefore(expiry());
  }

  /** Returns the chain as PEM. */
  public String chainPem() {
    return Pem.print(chain);
  }

  /** Returns the key as PEM. */
  public Secret keyPem() {
    return Pem.print(key);
  }

  /** Returns the subject of the certificate; never the key. */
  @Override
  public String toString() {
    return "Identity[" + certificate().getSubjectX500Principal() + "]";
  }
}
