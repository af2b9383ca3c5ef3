// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.problem.ProblemCode;

/** What is unsafe about certificates, or will keep them from being taken. */
final class CertificateCodes {

  private static final String ISSUE = "Issue a new certificate.";
  private static final String BUNDLE =
      "Add the next authority to the file now; remove the old one when all certificates are new.";

  static final ProblemCode NOT_VALID =
      ProblemCode.warning("hardening.cert.not-valid", "certificate {0}", ISSUE)
          .onKeys("cert_file", "cert");

  static final ProblemCode EXPIRES_SOON =
      ProblemCode.warning("hardening.cert.expires-soon", "certificate {0}", ISSUE)
          .onKeys("cert_file", "cert");

  static final ProblemCode LONG_LIVED =
      ProblemCode.warning(
              "hardening.cert.long-lived",
              "certificate is valid for {0} days: for as long, a stolen key is of use",
              "Issue a certificate for at most 398 days, and renew it by a program.")
          .onKeys("cert_file", "cert");

  static final ProblemCode OVER_90_DAYS =
      ProblemCode.warning(
              "hardening.cert.over-90-days",
              "certificate is valid for {0} days, more than 90",
              "Issue a certificate for at most 90 days, and renew it by a program.")
          .onKeys("cert_file", "cert")
          .hardened();

  static final ProblemCode NO_NAMES =
      ProblemCode.warning(
              "hardening.cert.no-names",
              "certificate has no subject alternative name, so fits no target; \"{0}\" does not count",
              "Issue a certificate with the host names or IP addresses of the targets.")
          .onKeys("cert_file", "cert");

  static final ProblemCode WILDCARD =
      ProblemCode.warning(
              "hardening.cert.wildcard",
              "certificate is valid for \"{0}\": its key can pose as every host of that name",
              "Issue a certificate for each exporter.")
          .onKeys("cert_file", "cert")
          .hardened();

  static final ProblemCode LOCALHOST =
      ProblemCode.warning(
              "hardening.cert.localhost",
              "certificate is valid for this machine only: {0}",
              "Issue a certificate with the host names or IP addresses of the targets.")
          .onKeys("cert_file", "cert")
          .hardened();

  static final ProblemCode SHORT_KEY =
      ProblemCode.warning(
              "hardening.cert.short-key",
              "certificate has an RSA key of {0} bits, fewer than 2048",
              "Issue a certificate with a key on P-256.")
          .onKeys("cert_file", "cert");

  static final ProblemCode WEAK_SIGNATURE =
      ProblemCode.warning(
              "hardening.cert.weak-signature",
              "certificate is signed with {0}, which is broken",
              "Issue a certificate signed with SHA-256.")
          .onKeys("cert_file", "cert");

  static final ProblemCode PURPOSE =
      ProblemCode.warning(
              "hardening.cert.purpose",
              "certificate is not for servers: its extended key usage lacks serverAuth",
              "Issue a certificate whose extended key usage has serverAuth.")
          .onKeys("cert_file", "cert");

  static final ProblemCode CLIENT_NOT_VALID =
      ProblemCode.warning("hardening.client-cert.not-valid", "client certificate {0}", ISSUE)
          .onKeys("cert_file", "cert");

  static final ProblemCode CLIENT_EXPIRES_SOON =
      ProblemCode.warning("hardening.client-cert.expires-soon", "client certificate {0}", ISSUE)
          .onKeys("cert_file", "cert");

  static final ProblemCode AUTHORITY_NOT_VALID =
      ProblemCode.warning(
              "hardening.ca.not-valid",
              "authority \"{1}\" {0}, and no certificate that it issued is taken",
              "Make a new authority, and issue the certificates anew.")
          .onKeys("ca_file", "ca", "client_ca_file", "client_ca");

  static final ProblemCode AUTHORITY_EXPIRES_SOON =
      ProblemCode.warning(
              "hardening.ca.expires-soon",
              "authority \"{1}\" {0}, and with it all certificates that it issued",
              BUNDLE)
          .onKeys("ca_file", "ca", "client_ca_file", "client_ca");

  static final ProblemCode NO_AUTHORITY =
      ProblemCode.warning(
              "hardening.ca.leaf",
              "certificate of \"{0}\" is no authority: only this very one is trusted, until it is"
                  + " renewed",
              "Name the authority that has issued it.")
          .onKeys("ca_file", "ca");

  private CertificateCodes() {}
}
