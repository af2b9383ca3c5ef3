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

/** A certificate with its private key: what a TLS server or client proves itself with. */
public final class Identity {

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private Identity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /**
   * Returns the identity with the given chain and key.
   *
   * @param chain the certificate of the key, followed by those of the authorities between it and
   *     the root
   * @throws PemException if there is no certificate, or the key does not belong to it
   */
  public static Identity of(List<X509Certificate> chain, PrivateKey key) {
    if (chain.isEmpty()) {
      throw new PemException("tls: no certificate");
    }
    String mismatch = Keys.mismatch(chain.get(0).getPublicKey(), key);
    if (mismatch != null) {
      throw new PemException(mismatch);
    }
    return new Identity(chain, key);
  }

  /** Returns the identity with a certificate that was made for the key just now. */
  static Identity made(X509Certificate certificate, PrivateKey key) {
    return new Identity(List.of(certificate), key);
  }

  /**
   * Returns the identity in two PEM texts.
   *
   * @throws PemException if one of them does not hold what is wanted, or they do not belong
   *     together
   */
  public static Identity parse(String certificates, Secret key) {
    return of(Pem.certificates(certificates), Pem.privateKey(key.reveal()));
  }

  /** Returns a new identity whose certificate vouches for itself. */
  public static Identity selfSigned(CertificateRequest request) {
    return selfSigned(request, Clock.systemUTC());
  }

  /** Returns a new identity whose certificate vouches for itself, valid from the clock's time. */
  public static Identity selfSigned(CertificateRequest request, Clock clock) {
    return CertificateAuthority.selfSigned(request, clock);
  }

  /** Returns the certificate, followed by those of the authorities between it and the root. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** Returns the private key of the first certificate. */
  public PrivateKey key() {
    return key;
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Identity identity
        && chain.equals(identity.chain)
        && key.equals(identity.key);
  }

  @Override
  public int hashCode() {
    return chain.hashCode();
  }

  /** Returns the subject of the certificate; never the key. */
  @Override
  public String toString() {
    return "Identity[" + certificate().getSubjectX500Principal() + "]";
  }
}
