// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.tls;

import io.github.securescrape.prometheus.http.TlsVersion;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The names of TLS versions in Java. */
public final class TlsVersions {

  private static final List<TlsVersion> NEWEST_FIRST =
      List.of(TlsVersion.TLS13, TlsVersion.TLS12, TlsVersion.TLS11, TlsVersion.TLS10);

  private TlsVersions() {}

  /** Returns the versions from one bound to the other, the newest first; none if they cross. */
  public static List<String> between(TlsVersion min, TlsVersion max) {
    return NEWEST_FIRST.stream()
        .filter(each -> each.compareTo(min) >= 0 && each.compareTo(max) <= 0)
        .map(TlsVersions::javaName)
        .toList();
  }

  private static String javaName(TlsVersion version) {
    return switch (version) {
      case TLS10 -> "TLSv1";
      case TLS11 -> "TLSv1.1";
      case TLS12 -> "TLSv1.2";
      default -> "TLSv1.3";
    };
  }

  /** Returns those of the versions that this Java has not switched off. */
  public static List<String> usable(List<String> versions, SSLContext context) {
    List<String> on = Arrays.asList(context.getDefaultSSLParameters().getProtocols());
    return versions.stream().filter(on::contains).toList();
  }
}
