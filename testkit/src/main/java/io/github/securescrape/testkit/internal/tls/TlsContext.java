// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

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
}
