// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.prometheus.web.CipherSuite;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import org.jspecify.annotations.Nullable;

/** TLS of an exporter: whether there is any, its versions and cipher suites. */
final class ServerRules {

  private ServerRules() {}

  static void check(TlsServerConfig tls, Problems here) {
    if (!tls.isEnabled()) {
      boolean meant =
          Invariants.anySet(tls.minVersion(), tls.maxVersion(), tls.clientAllowedSans())
              || !tls.cipherSuites().isEmpty()
              || !tls.curvePreferences().isEmpty();
      if (meant) {
        here.add(ExporterCodes.NOT_ENABLED);
      }
      return;
    }
    checkVersions(tls, here);
    if (tls.effectiveMinVersion() != TlsVersion.TLS13) {
      tls.cipherSuites().stream()
          .filter(suite -> !weakness(suite).isEmpty())
          .forEach(suite -> here.add(ExporterCodes.WEAK_SUITE, suite, weakness(suite)));
    }
    checkTwice("cert", tls.certFile(), tls.cert(), here);
    checkTwice("key", tls.keyFile(), tls.key(), here);
    checkTwice("client_ca", tls.clientCaFile(), tls.clientCa(), here);
  }

  private static void checkVersions(TlsServerConfig tls, Problems here) {
    TlsVersion min = tls.effectiveMinVersion();
    TlsVersion max = tls.effectiveMaxVersion();
    if (min.compareTo(max) > 0) {
      here.add(ExporterCodes.NO_VERSION, min.keyword(), max.keyword());
    } else if (min.compareTo(TlsVersion.TLS12) < 0) {
      Versions.raising(max, here).add(ExporterCodes.OLD_VERSION, Versions.nameOf(min));
    } else if (min != TlsVersion.TLS13) {
      here.add(ExporterCodes.TLS12);
    }
  }

  /** Returns what is weak about a cipher suite, empty if nothing is. */
  private static String weakness(CipherSuite suite) {
    return suite.name().startsWith("TLS_RSA_")
        ? "lets who steals the key read what was recorded before"
        : suite.name().contains("_CBC_") ? "is open to padding attacks" : "";
  }

  private static void checkTwice(
      String key, @Nullable String file, @Nullable Object text, Problems here) {
    if (Invariants.isSet(file) && Invariants.isSet(text)) {
      Fix fix = Fix.safe("Remove `" + key + "`.").remove(key);
      here.fixedBy(fix).add(ExporterCodes.GIVEN_TWICE, key, key + "_file");
    }
  }
}
