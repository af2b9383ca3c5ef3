// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.CertificateVerifier;
import io.github.securescrape.core.tls.VerificationException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which certificates are good, and when. */
final class Trust {

  private final Clock clock;
  private @Nullable List<X509Certificate> system;

  /**
   * Returns a trust.
   *
   * @param system the authorities that the systems of both ends trust; {@code null} for those of
   *     this Java, which are read when somebody asks for them
   */
  Trust(@Nullable List<X509Certificate> system, Clock clock) {
    this.system = system;
    this.clock = clock;
  }

  private synchronized List<X509Certificate> system() {
    List<X509Certificate> known = system;
    if (known == null) {
      known = CertificateVerifier.systemAuthorities();
      system = known;
    }
    return known;
  }

  /**
   * Returns why a certificate is refused, empty if it is not.
   *
   * @param shown the certificate, and those that may help to find an authority
   * @param host what it must be valid for; {@code null} for no such check
   * @param authorities whom the other end trusts; {@code null} for those of its system
   */
  Optional<VerificationException> refusal(
      List<X509Certificate> shown,
      @Nullable String host,
      @Nullable List<X509Certificate> authorities,
      Purpose purpose) {
    List<X509Certificate> roots = authorities == null ? system() : authorities;
    try {
      new CertificateVerifier(roots, purpose, clock).verify(shown, host);
      return Optional.empty();
    } catch (VerificationException e) {
      return Optional.of(e);
    }
  }
}
