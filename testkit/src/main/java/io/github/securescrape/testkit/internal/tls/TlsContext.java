// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Java's TLS contexts. */
public final class TlsContext {

  private TlsContext() {}

  /** Returns a context that shows the identity, and judges peers as told. */
  public static SSLContext create(OneIdentity identity, VerifyingTrust trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {identity}, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS in this Java", e);
    }
  }

  /** Returns the authorities that this system trusts. */
  public static List<X509Certificate> systemRoots() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .flatMap(each -> Arrays.stream(((X509TrustManager) each).getAcceptedIssuers()))
          .toList();
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }
}
