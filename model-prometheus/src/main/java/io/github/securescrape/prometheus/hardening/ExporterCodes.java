// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.problem.ProblemCode;

/** What is unsafe in a web config, or does not do what it seems to. */
final class ExporterCodes {

  static final ProblemCode USERS_IN_CLEAR =
      ProblemCode.warning(
              "hardening.users.plain-http",
              "`basic_auth_users` over plain HTTP: each scrape sends its password in clear",
              "Set `cert_file` and `key_file` in `tls_server_config`.")
          .onKeys("basic_auth_users");

  static final ProblemCode LOW_COST =
      ProblemCode.warning(
          "hardening.users.low-cost",
          "hash of user \"{0}\" has bcrypt cost {1}: who gets hold of it soon has the password",
          "Hash the password again with a cost of 12.");

  static final ProblemCode MODEST_COST =
      ProblemCode.warning(
              "hardening.users.modest-cost",
              "hash of user \"{0}\" has bcrypt cost {1}, below 12",
              "Hash the password again with a cost of 12.")
          .hardened();

  static final ProblemCode HIGH_COST =
      ProblemCode.warning(
          "hardening.users.high-cost",
          "hash of user \"{0}\" has bcrypt cost {1}: a check takes a second or more, and others wait",
          "Hash the password again with a cost of 12.");

  static final ProblemCode SAME_HASH =
      ProblemCode.warning(
          "hardening.users.same-hash",
          "users \"{0}\" and \"{1}\" have the same hash, so the same password",
          "Give each user a password of its own.");

  static final ProblemCode EMPTY_PASSWORD =
      ProblemCode.warning(
          "hardening.users.empty-password",
          "the password of user \"{0}\" is empty",
          "Hash a password that nobody guesses.");

  static final ProblemCode PLAIN_HTTP =
      ProblemCode.warning(
              "hardening.server.plain-http",
              "exporter serves plain HTTP: whoever is in between reads and changes its metrics",
              "Set `cert_file` and `key_file` in `tls_server_config`.")
          .hardened();

  static final ProblemCode NOT_ENABLED =
      ProblemCode.warning(
          "hardening.server.not-enabled",
          "`tls_server_config` without a certificate: exporter serves plain HTTP",
          "Set `cert_file` and `key_file`, or remove the section.");

  static final ProblemCode OLD_VERSION =
      ProblemCode.warning(
              "hardening.server.old-version",
              "`min_version` lets clients speak {0}, which is broken",
              "Set `min_version: TLS12`, or leave it out.")
          .onKeys("min_version");

  static final ProblemCode NO_VERSION =
      ProblemCode.warning(
              "hardening.server.no-version",
              "`min_version` {0} is above `max_version` {1}: no handshake succeeds",
              "Remove `max_version`.")
          .onKeys("max_version", "min_version");

  static final ProblemCode TLS12 =
      ProblemCode.warning(
              "hardening.server.tls12",
              "exporter speaks TLS 1.2 as well, though every Prometheus since 2.13 speaks TLS 1.3",
              "Set `min_version: TLS13`.")
          .onKeys("min_version", "max_version")
          .hardened();

  static final ProblemCode WEAK_SUITE =
      ProblemCode.warning(
              "hardening.server.weak-suite",
              "cipher suite {0} {1}",
              "Leave out `cipher_suites`, or keep those with GCM and CHACHA20 in their names.")
          .onKeys("cipher_suites");

  static final ProblemCode GIVEN_TWICE =
      ProblemCode.warning(
          "hardening.server.given-twice",
          "`{0}` is without effect, because `{1}` is given as well",
          "Remove one of the two.");

  static final ProblemCode NO_CLIENT_AUTH =
      ProblemCode.warning(
              "hardening.client-auth.none",
              "clients need no certificate",
              "Set `client_ca_file`, and `client_auth_type: RequireAndVerifyClientCert`.")
          .onKeys("client_auth_type")
          .hardened();

  static final ProblemCode OPTIONAL_CLIENT_AUTH =
      ProblemCode.warning(
              "hardening.client-auth.optional",
              "`client_auth_type` {0} lets in who has no certificate",
              "Set `client_auth_type: RequireAndVerifyClientCert`.")
          .onKeys("client_auth_type");

  static final ProblemCode ANY_CERTIFICATE =
      ProblemCode.warning(
              "hardening.client-auth.any",
              "`client_auth_type` {0} takes any certificate, also one that a client made itself",
              "Set `client_ca_file`, and `client_auth_type: RequireAndVerifyClientCert`.")
          .onKeys("client_auth_type");

  static final ProblemCode ANY_NAMES =
      ProblemCode.warning(
              "hardening.client-auth.any-names",
              "`client_allowed_sans` means nothing with {0}: clients write any name into a"
                  + " certificate of their own",
              "Set `client_ca_file`, and `client_auth_type: RequireAndVerifyClientCert`.")
          .onKeys("client_allowed_sans");

  static final ProblemCode SYSTEM_AUTHORITIES =
      ProblemCode.warning(
              "hardening.client-auth.system",
              "without `client_ca_file`, a certificate from any authority of the system is let in",
              "Name in `client_ca_file` the authority that issues your clients' certificates.")
          .onKeys("client_auth_type");

  static final ProblemCode NO_AUTHORITY =
      ProblemCode.warning(
              "hardening.client-auth.nobody",
              "client authorities hold no certificate: no client is let in",
              "Put there, as PEM, the authority that issues your clients' certificates.")
          .onKeys("client_ca_file", "client_ca");

  static final ProblemCode NO_NAMES =
      ProblemCode.warning(
              "hardening.client-auth.no-names",
              "`client_allowed_sans` is empty: no client is let in",
              "List the names of your clients' certificates, or remove it.")
          .onKeys("client_allowed_sans");

  static final ProblemCode UNUSED_NAMES =
      ProblemCode.warning(
              "hardening.client-auth.unused-names",
              "`client_allowed_sans` is without effect: clients are not asked for a certificate",
              "Set `client_ca_file`, and `client_auth_type: RequireAndVerifyClientCert`.")
          .onKeys("client_allowed_sans");

  private ExporterCodes() {}
}
