// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.Certificates;
import io.github.securescrape.core.internal.bouncycastle.Certificates.Issuer;
import io.github.securescrape.core.internal.bouncycastle.Certificates.Template;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A certificate authority of one's own: it issues the certificates of exporters and of Prometheus,
 * and both sides trust its certificate.
 *
 * <pre>{@code
 * CertificateAuthority authority = CertificateAuthority.create("Acme monitoring");
 * Identity node = authority.issue(CertificateRequest.builder("node01").hosts("10.0.0.1").build());
 * }</pre>
 */
public final class CertificateAuthority {

  /** A key that anybody could find out. */
  public static final ProblemCode WEAK_KEY =
      ProblemCode.error(
          "tls.key.weak",
          "RSA key has {0} bits, fewer than 2048",
          "Make a new key, such as EC P-256.");

  private static final int MIN_RSA_BITS = 2048;
  private static final Duration DEFAULT_VALIDITY = Duration.ofDays(3650);

  /** Certificates begin a little in the past, for clocks that are behind. */
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  private final Identity identity;
  private final Clock clock;

  private CertificateAuthority(Identity identity, Clock clock) {
    this.identity = identity;
    this.clock = clock;
  }

  /** Returns a new authority with the given common name, a P-256 key, valid for ten years. */
  public static CertificateAuthority create(String commonName) {
    return create(
        CertificateRequest.builder(commonName).validity(DEFAULT_VALIDITY).build(),
        Clock.systemUTC());
  }

  /**
   * Returns a new authority. Of the request, subject, key type and validity count.
   *
   * @param clock tells when the certificates that it issues begin
   */
  public static CertificateAuthority create(CertificateRequest request, Clock clock) {
    KeyPair pair = request.keyType().createPair();
    Instant start = start(clock);
    Template template =
        new Template(
            request.subject().parts(),
            List.of(),
            true,
            false,
            false,
            start,
            start.plus(request.validity()));
    X509Certificate certificate =
        Certificates.sign(template, pair.getPublic(), Issuer.self(pair.getPrivate()));
    return new CertificateAuthority(Identity.made(certificate, pair.getPrivate()), clock);
  }

  /** Returns the authority with the given certificate and key. */
  public static CertificateAuthority of(Identity identity) {
    return of(identity, Clock.systemUTC());
  }

  /** Returns the authority with the given certificate and key, at the clock's time. */
  public static CertificateAuthority of(Identity identity, Clock clock) {
    return new CertificateAuthority(identity, clock);
  }

  static Identity selfSigned(CertificateRequest request, Clock clock) {
    KeyPair pair = request.keyType().createPair();
    Instant start = start(clock);
    Template template = leaf(request, start, start.plus(request.validity()));
    X509Certificate certificate =
        Certificates.sign(template, pair.getPublic(), Issuer.self(pair.getPrivate()));
    return Identity.made(certificate, pair.getPrivate());
  }

  /** Returns the authority's own certificate and key. */
  public Identity identity() {
    return identity;
  }

  /** Returns the authority's certificate, which those who trust it need. */
  public X509Certificate certificate() {
    return identity.certificate();
  }

  /** Returns the authority's certificate as PEM. */
  public String certificatePem() {
    return Pem.print(List.of(certificate()));
  }

  /** Returns a new key with a certificate of this authority. */
  public Identity issue(CertificateRequest request) {
    return issue(request, request.keyType().createPair(), issuer());
  }

  Identity issue(CertificateRequest request, KeyPair pair, Issuer issuer) {
    return Identity.made(sign(request, pair.getPublic(), issuer), pair.getPrivate());
  }

  Issuer issuer() {
    return Issuer.of(certificate(), identity.key());
  }

  /**
   * Returns a certificate for a key that stays where it was made.
   *
   * @param validity how long it is valid, never longer than this authority
   * @throws InvalidConfigException if the key is too weak
   */
  public X509Certificate sign(CertificateSigningRequest request, Duration validity) {
    if (request.publicKey() instanceof RSAPublicKey rsa
        && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
      throw new InvalidConfigException(
          List.of(WEAK_KEY.at(Location.ofPath(""), rsa.getModulus().bitLength())));
    }
    CertificateRequest wanted =
        CertificateRequest.builder(request.commonName())
            .names(request.names())
            .validity(validity)
            .build();
    return sign(wanted, request.publicKey(), issuer());
  }

  private X509Certificate sign(CertificateRequest request, PublicKey key, Issuer issuer) {
    Instant start = start(clock);
    Instant end = start.plus(request.validity());
    Instant last = identity.expiry();
    Template template = leaf(request, start, end.isBefore(last) ? end : last);
    return Certificates.sign(template, key, issuer);
  }

  /** Returns whether the certificate was signed with this authority's key. */
  public boolean issued(X509Certificate certificate) {
    return Certificates.isSignedBy(certificate, certificate());
  }

  private static Template leaf(CertificateRequest request, Instant start, Instant end) {
    return new Template(
        request.subject().parts(),
        request.names().stream().map(SubjectAlternativeName::toName).toList(),
        false,
        request.purposes().contains(Purpose.SERVER),
        request.purposes().contains(Purpose.CLIENT),
        start,
        end);
  }

  private static Instant start(Clock clock) {
    return clock.instant().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
  }

  static List<SubjectAlternativeName> namesOf(X509Certificate certificate) {
    return Certificates.names(certificate).stream().map(SubjectAlternativeName::of).toList();
  }

  /** Returns the subject of the authority; never the key. */
  @Override
  public String toString() {
    return "CertificateAuthority[" + certificate().getSubjectX500Principal() + "]";
  }
}
