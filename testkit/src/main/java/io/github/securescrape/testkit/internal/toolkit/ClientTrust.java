// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.tls.CertificateVerifier;
import io.github.securescrape.core.tls.VerificationException;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.testkit.internal.tls.VerifyingTrust;
import io.netty.handler.ssl.OpenSslCertificateException;
import io.netty.handler.ssl.OpenSslEngine;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;

/** Judges the certificates of clients as {@code client_auth_type} says. */
final class ClientTrust extends VerifyingTrust {

  private final Map<SSLEngine, ClientCheck> checks =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final List<X509Certificate> named;
  private final boolean verified;
  private final CertificateVerifier verifier;

  /**
   * Returns a judge.
   *
   * @param named authorities that the server names to its clients
   */
  ClientTrust(ClientAuthType type, List<X509Certificate> named, CertificateVerifier verifier) {
    this.verified = type.isVerified();
    this.named = named;
    this.verifier = verifier;
  }

  /** Sets what one connection asks besides. */
  void expect(SSLEngine engine, ClientCheck check) {
    checks.put(engine, check);
  }

  @Override
  protected void verify(List<X509Certificate> sent, SSLEngine engine) throws CertificateException {
    ClientCheck check = checks.get(engine);
    if (check == null) {
      throw new CertificateException("unknown connection");
    }
    try {
      if (verified) {
        verifier.verify(sent, null);
      }
      check.checkNames(sent.get(0));
    } catch (VerificationException e) {
      check.refused(e);
      throw forEngine(engine, check, e);
    } catch (CertificateException e) {
      throw forEngine(engine, check, e);
    }
  }

  /** BoringSSL makes its alert of a code of OpenSSL's. */
  private static CertificateException forEngine(
      SSLEngine engine, ClientCheck check, CertificateException e) {
    return engine instanceof OpenSslEngine
        ? new OpenSslCertificateException(e.getMessage(), e, check.openSslCode())
        : e;
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return named.toArray(X509Certificate[]::new);
  }
}
