// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

/**
 * Whether a certificate is valid, and for how long from now.
 *
 * @param notValid for one that has expired, or is not valid yet
 * @param expiresSoon for one with fewer than 30 days left, and less than a third of its time
 */
record Validity(ProblemCode notValid, ProblemCode expiresSoon) {

  private static final Duration SOON = Duration.ofDays(30);

  /** Adds what is wrong with a certificate, whose name is the second argument of both codes. */
  void check(X509Certificate certificate, String name, Instant now, Problems here) {
    Instant start = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    Duration left = Duration.between(now, end);
    if (now.isBefore(start)) {
      here.add(notValid, "is not valid before " + day(certificate.getNotBefore()), name);
    } else if (left.isNegative()) {
      here.add(notValid, "has expired on " + day(certificate.getNotAfter()), name);
    } else if (left.compareTo(SOON) < 0
        && left.multipliedBy(3).compareTo(Duration.between(start, end)) < 0) {
      here.add(expiresSoon, "expires on " + day(certificate.getNotAfter()), name);
    }
  }

  private static LocalDate day(Date date) {
    return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
  }
}
