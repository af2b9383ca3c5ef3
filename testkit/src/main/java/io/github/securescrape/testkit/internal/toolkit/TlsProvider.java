// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.testkit.internal.toolkit.ServerTls.Material;
import io.netty.handler.ssl.OpenSsl;
import java.security.cert.X509Certificate;
import java.util.List;

/** Whose TLS an exporter speaks. */
public enum TlsProvider {

  /** That of this Java, which is always there. */
  JDK,

  /**
   * BoringSSL in Netty's wrapping: it speaks old versions, knows new groups, and sends the alerts
   * that Go sends, but asks no client for a certificate of Ed25519.
   */
  BORINGSSL;

  private static final boolean BORINGSSL_THERE =
      OpenSsl.isAvailable() && "BoringSSL".equals(OpenSsl.versionString());

  /** Returns the one that comes closest to Go, of those on the class path. */
  public static TlsProvider best() {
    return BORINGSSL_THERE ? BORINGSSL : JDK;
  }

  /** Returns whether it is on the class path, for this system. */
  public boolean isThere() {
    return this == JDK || BORINGSSL_THERE;
  }

  /** Returns engines; where Ed25519 is involved, those of Java in place of BoringSSL's. */
  TlsEngines engines(Material material, ClientTrust trust) {
    Identity identity = material.identity();
    List<X509Certificate> authorities = material.authorities();
    boolean edwards =
        isEdwards(identity.certificate())
            || authorities != null && authorities.stream().anyMatch(TlsProvider::isEdwards);
    return this == JDK || edwards
        ? new JdkEngines(identity, trust)
        : new BoringSslEngines(identity, trust);
  }

  private static boolean isEdwards(X509Certificate certificate) {
    return certificate.getPublicKey().getAlgorithm().startsWith("Ed");
  }
}
