// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.core.tls.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Java's own TLS for clients other than the scraper. */
final class ClientContext {

  private static final char[] NO_PASSWORD = new char[0];

  private ClientContext() {}

  /**
   * Returns a context that trusts some authorities and no others.
   *
   * @param client what to prove oneself with; {@code null} for nothing
   */
  static SSLContext create(List<X509Certificate> trusted, @Nullable Identity client) {
    try {
      KeyStore trust = empty();
      for (X509Certificate each : trusted) {
        trust.setCertificateEntry("ca" + trust.size(), each);
      }
      TrustManagerFactory judges =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      judges.init(trust);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(client), judges.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no TLS in this Java", e);
    }
  }

  private static KeyManager @Nullable [] keys(@Nullable Identity client)
      throws GeneralSecurityException, IOException {
    if (client == null) {
      return null;
    }
    KeyStore own = empty();
    X509Certificate[] chain = client.chain().toArray(X509Certificate[]::new);
    own.setKeyEntry("client", client.key(), NO_PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, NO_PASSWORD);
    return keys.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
