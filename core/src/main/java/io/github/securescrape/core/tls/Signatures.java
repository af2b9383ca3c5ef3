// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.Certificates;
import java.security.cert.X509Certificate;
import java.util.Locale;

/** Whether one certificate vouches for another. */
final class Signatures {

  private static final int KEY_CERT_SIGN = 5;

  private Signatures() {}

  /** Returns what is wrong with the signature of a child by a parent; empty if nothing is. */
  static String problem(X509Certificate child, X509Certificate parent) {
    boolean[] usage = parent.getKeyUsage();
    boolean maySign =
        (parent.getVersion() != 3 || parent.getBasicConstraints() >= 0)
            && (usage == null || usage[KEY_CERT_SIGN]);
    if (!maySign) {
      return "x509: invalid signature: parent certificate cannot sign this kind of certificate";
    }
    String algorithm = child.getSigAlgName().toUpperCase(Locale.ROOT);
    if (algorithm.startsWith("SHA1") || algorithm.startsWith("MD")) {
      return "x509: cannot verify signature: insecure algorithm " + goName(algorithm);
    }
    if (Certificates.isSignedBy(child, parent.getPublicKey())) {
      return "";
    }
    return switch (parent.getPublicKey().getAlgorithm()) {
      case "RSA" -> "crypto/rsa: verification error";
      case "EC" -> "x509: ECDSA verification failure";
      default -> "x509: Ed25519 verification failure";
    };
  }

  private static String goName(String algorithm) {
    int with = algorithm.indexOf("WITH");
    String hash = with < 0 ? algorithm : algorithm.substring(0, with);
    String key = with < 0 ? "" : algorithm.substring(with + 4);
    return key.equals("RSA") ? hash + "-RSA" : key + "-" + hash;
  }
}
