// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.WeakCertificates;
import io.github.securescrape.core.value.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A certificate and a key as an exporter with a fault shows them.
 *
 * @param chainPem the certificate
 * @param keyPem the key
 */
record FaultyCertificate(String chainPem, Secret keyPem) {

  private static final Duration LONG_AGO = Duration.ofDays(400);
  private static final Duration MONTH = Duration.ofDays(30);

  /**
   * Returns what shows the fault.
   *
   * @param healthy what the exporter shows when it has no fault
   * @param authority whom those who scrape it trust
   * @param clock tells the time at which the fault shall show
   */
  static FaultyCertificate of(
      Fault fault, Identity healthy, CertificateAuthority authority, Clock clock) {
    CertificateRequest good =
        CertificateRequest.builder("exporter")
            .names(healthy.names())
            .purposes(List.of(Purpose.SERVER))
            .build();
    Identity shown =
        switch (fault) {
          case EXPIRED_CERTIFICATE -> at(clock, LONG_AGO.negated(), authority).issue(good);
          case CERTIFICATE_NOT_YET_VALID -> at(clock, MONTH, authority).issue(good);
          case WRONG_NAME -> authority.issue(nameless("exporter").hosts("other.example").build());
          case COMMON_NAME_ONLY -> authority.issue(nameless(host(healthy)).build());
          case UNKNOWN_AUTHORITY -> CertificateAuthority.create("nobody's authority").issue(good);
          case MISSING_INTERMEDIATE -> CertificateAuthority.create("intermediate").issue(good);
          case KEY_MISMATCH, SHORT_RSA_KEY -> WeakCertificates.withShortRsaKey(authority, good);
          case CLIENT_CERTIFICATE ->
              authority.issue(
                  CertificateRequest.builder("prometheus")
                      .names(healthy.names())
                      .purposes(List.of(Purpose.CLIENT))
                      .build());
          case SHA1_SIGNATURE -> WeakCertificates.signedWithSha1(authority, good);
          default -> throw new IllegalArgumentException(fault + " is not one of certificates");
        };
    Identity keyOf = fault == Fault.KEY_MISMATCH ? healthy : shown;
    return new FaultyCertificate(shown.chainPem(), keyOf.keyPem());
  }

  static FaultyCertificate none(Identity healthy) {
    return new FaultyCertificate(healthy.chainPem(), healthy.keyPem());
  }

  private static CertificateAuthority at(
      Clock clock, Duration away, CertificateAuthority authority) {
    Clock then = Clock.fixed(clock.instant().plus(away), ZoneOffset.UTC);
    return CertificateAuthority.of(authority.identity(), then);
  }

  private static CertificateRequest.Builder nameless(String commonName) {
    return CertificateRequest.builder(commonName).purposes(List.of(Purpose.SERVER));
  }

  private static String host(Identity healthy) {
    return healthy.names().isEmpty() ? "localhost" : healthy.names().get(0).value();
  }
}
