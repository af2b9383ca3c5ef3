// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.tls.CertificateNames;
import io.github.securescrape.core.tls.VerificationException;
import io.github.securescrape.core.tls.VerificationException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one connection asks of its client, and the alert that the client has earned. */
final class ClientCheck {

  static final int HANDSHAKE_FAILURE = 40;
  static final int BAD_CERTIFICATE = 42;
  private static final int CERTIFICATE_EXPIRED = 45;
  private static final int UNKNOWN_CA = 48;
  private static final int X509_EXPIRED = 10;
  private static final int X509_NO_ISSUER = 20;
  private static final int X509_REJECTED = 28;

  private final @Nullable List<String> allowedSans;
  private volatile int alert = HANDSHAKE_FAILURE;

  /**
   * Returns a check.
   *
   * @param allowedSans names of which the certificate must have one; {@code null} for any names
   */
  ClientCheck(@Nullable List<String> allowedSans) {
    this.allowedSans = allowedSans;
  }

  /** Returns whether there is a list of names, which no missing certificate can satisfy. */
  boolean wantsNames() {
    return allowedSans != null;
  }

  /** Returns the alert for what was sent; that of a missing certificate if nothing was. */
  int alert() {
    return alert;
  }

  /** Returns the error of OpenSSL's verification that stands for the alert. */
  int openSslCode() {
    return switch (alert) {
      case CERTIFICATE_EXPIRED -> X509_EXPIRED;
      case UNKNOWN_CA -> X509_NO_ISSUER;
      default -> X509_REJECTED;
    };
  }

  void checkNames(X509Certificate leaf) throws CertificateException {
    if (allowedSans != null && CertificateNames.of(leaf).all().noneMatch(allowedSans::contains)) {
      alert = BAD_CERTIFICATE;
      throw new CertificateException(
          "could not find allowed SANs in client cert, found: " + allowedSans);
    }
  }

  void refused(VerificationException e) {
    alert =
        e.reason() == Reason.UNKNOWN_AUTHORITY
            ? UNKNOWN_CA
            : e.reason() == Reason.EXPIRED ? CERTIFICATE_EXPIRED : BAD_CERTIFICATE;
  }
}
