// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import java.security.cert.CertificateException;

/** Thrown when a certificate is refused; the message is Go's. */
public final class VerificationException extends CertificateException {
  private static final long serialVersionUID = 1;

  /** Why a certificate is refused. */
  public enum Reason {
    /** No authority that is trusted vouches for it. */
    UNKNOWN_AUTHORITY,
    /** It, or one that vouches for it, is not valid at this time. */
    EXPIRED,
    /** It is not valid for the host. */
    NAME,
    /** It is not for this purpose. */
    PURPOSE,
    /** Anything else, such as a broken chain. */
    OTHER
  }

  private final Reason reason;

  VerificationException(Reason reason, String message) {
    super("x509: " + message);
    this.reason = reason;
  }

  /** Returns why the certificate is refused. */
  public Reason reason() {
    return reason;
  }
}
