// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Leaves the judgement of certificates to one method that knows the connection. Java adds no check
 * of its own to a trust manager of this kind.
 */
public abstract class VerifyingTrust extends X509ExtendedTrustManager {

  /** Returns a judge of certificates. */
  protected VerifyingTrust() {}

  /** Refuses what the peer of a connection has sent, or returns. */
  protected abstract void verify(List<X509Certificate> sent, SSLEngine engine)
      throws CertificateException;

  @Override
  public final void checkClientTrusted(X509Certificate[] sent, String type, SSLEngine engine)
      throws CertificateException {
    verify(List.of(sent), engine);
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] sent, String type, SSLEngine engine)
      throws CertificateException {
    verify(List.of(sent), engine);
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] sent, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("only engines are served");
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] sent, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("only engines are served");
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] sent, String type)
      throws CertificateException {
    throw new CertificateException("only engines are served");
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] sent, String type)
      throws CertificateException {
    throw new CertificateException("only engines are served");
  }
}
