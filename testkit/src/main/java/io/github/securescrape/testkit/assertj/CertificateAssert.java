// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateNames;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.CertificateVerifier;
import io.github.securescrape.core.tls.VerificationException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a certificate, judged as Prometheus and exporters judge it. */
public class CertificateAssert extends AbstractAssert<CertificateAssert, X509Certificate> {

  /** Returns assertions about this certificate. */
  public CertificateAssert(X509Certificate actual) {
    super(actual, CertificateAssert.class);
  }

  /** Verifies that the authority has signed it. */
  public CertificateAssert isIssuedBy(CertificateAuthority authority) {
    isNotNull();
    if (!authority.issued(actual)) {
      failWithMessage(
          "%nexpected a certificate of %s%nbut this one is of %s",
          authority, actual.getIssuerX500Principal());
    }
    return this;
  }

  /** Verifies that a Prometheus that trusts the authority takes it from the host now. */
  public CertificateAssert isTrustedFor(String host, CertificateAuthority authority) {
    return isTrustedFor(host, authority, Clock.systemUTC().instant());
  }

  /** Verifies that a Prometheus that trusts the authority takes it from the host at a time. */
  public CertificateAssert isTrustedFor(String host, CertificateAuthority authority, Instant time) {
    isNotNull();
    return isVerified(Purpose.SERVER, host, authority, time);
  }

  /** Verifies that an exporter that trusts the authority takes it from a client now. */
  public CertificateAssert isTrustedFromClient(CertificateAuthority authority) {
    isNotNull();
    return isVerified(Purpose.CLIENT, null, authority, Clock.systemUTC().instant());
  }

  private CertificateAssert isVerified(
      Purpose purpose, @Nullable String host, CertificateAuthority authority, Instant time) {
    Clock clock = Clock.fixed(time, ZoneOffset.UTC);
    try {
      new CertificateVerifier(List.of(authority.certificate()), purpose, clock)
          .verify(List.of(actual), host);
    } catch (VerificationException e) {
      failWithMessage("%nexpected a trusted certificate, but%n%s%n%s", e.getMessage(), describe());
    }
    return this;
  }

  /** Verifies that it has one of these names, as its subject alternative name. */
  public CertificateAssert hasName(String name) {
    isNotNull();
    if (CertificateNames.of(actual).all().noneMatch(name::equals)) {
      failWithMessage("%nexpected name %s%n%s", name, describe());
    }
    return this;
  }

  /** Verifies that it stays valid for at least that long from now. */
  public CertificateAssert staysValidFor(Duration time) {
    isNotNull();
    Instant end = actual.getNotAfter().toInstant();
    if (end.isBefore(Clock.systemUTC().instant().plus(time))) {
      failWithMessage("%nexpected to be valid for %s more, but it ends at %s", time, end);
    }
    return this;
  }

  private String describe() {
    return String.format(
        "subject %s%nnames %s%nissuer %s%nvalid from %s to %s",
        actual.getSubjectX500Principal(),
        CertificateNames.of(actual).all().toList(),
        actual.getIssuerX500Principal(),
        actual.getNotBefore().toInstant(),
        actual.getNotAfter().toInstant());
  }
}
