// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.tls;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Cipher suites in the order in which Go prefers them, by their names in Java. */
public final class CipherSuites {

  private static final String CHACHA20 = "CHACHA20";

  /** What cannot be chosen: all three are always on. */
  private static final List<String> TLS13 =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  private static final List<String> TLS12 =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA");

  private CipherSuites() {}

  /** Returns all suites that Go has on if nothing is chosen. */
  public static List<String> defaults() {
    return Stream.concat(TLS13.stream(), TLS12.stream()).toList();
  }

  /**
   * Returns the suites of a server: those of TLS 1.3, and of the older ones those chosen.
   *
   * @param chosen names of suites; empty for all
   * @param chaChaFirst whether the client has no fast AES
   */
  public static List<String> ofServer(Collection<String> chosen, boolean chaChaFirst) {
    List<String> suites = new ArrayList<>(defaults());
    suites.removeIf(each -> !chosen.isEmpty() && !TLS13.contains(each) && !chosen.contains(each));
    if (chaChaFirst) {
      List<String> chaCha = suites.stream().filter(each -> each.contains(CHACHA20)).toList();
      suites.removeAll(chaCha);
      suites.addAll(0, chaCha);
    }
    return suites;
  }

  /** Returns whether all of the suites are of TLS 1.3. */
  public static boolean areOnlyOfTls13(Collection<String> suites) {
    return TLS13.containsAll(suites);
  }

  /** Returns whether one of the suites before TLS 1.3 fits the key of a certificate. */
  public static boolean fit(Collection<String> suites, X509Certificate certificate) {
    String kind = certificate.getPublicKey() instanceof RSAKey ? "_ECDHE_RSA_" : "_ECDHE_ECDSA_";
    return suites.stream().anyMatch(each -> each.contains(kind));
  }

  /** Returns whether HTTP/2 refuses to run over the suite. */
  public static boolean isTooWeakForHttp2(String suite) {
    return suite.contains("_CBC_");
  }
}
