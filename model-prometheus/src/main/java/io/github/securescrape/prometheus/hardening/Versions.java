// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.http.TlsVersion;

/** Versions of TLS, the same at both ends. */
final class Versions {

  private static final Fix RAISE =
      Fix.safe("Raise `min_version` to `TLS12`.").set("min_version", TlsVersion.TLS12.keyword());

  private Versions() {}

  /** Returns a place where problems are mended by a higher lowest version, if that is allowed. */
  static Problems raising(TlsVersion max, Problems here) {
    return max.compareTo(TlsVersion.TLS12) < 0 ? here : here.fixedBy(RAISE);
  }

  /** Returns the name of a version in prose, such as {@code TLS 1.0}. */
  static String nameOf(TlsVersion version) {
    String digits = version.keyword().substring("TLS".length());
    return "TLS " + digits.charAt(0) + "." + digits.charAt(1);
  }
}
