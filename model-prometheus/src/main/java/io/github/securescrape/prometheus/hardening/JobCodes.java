// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.problem.ProblemCode;

/** What is unsafe in a scrape job, or does not do what it seems to. */
final class JobCodes {

  static final ProblemCode SKIP_VERIFY =
      ProblemCode.warning(
              "hardening.job.skip-verify",
              "`insecure_skip_verify` takes any certificate: whoever is in between reads and changes"
                  + " all",
              "Set `ca_file`, and a `server_name` if certificates have other names than targets.")
          .onKeys("insecure_skip_verify");

  static final ProblemCode UNUSED_AUTHORITY =
      ProblemCode.warning(
              "hardening.job.unused-ca",
              "`insecure_skip_verify` takes any certificate: the authority that is named is never"
                  + " asked",
              "Remove `insecure_skip_verify`.")
          .onKeys("insecure_skip_verify");

  static final ProblemCode OLD_VERSION =
      ProblemCode.warning(
              "hardening.job.old-version",
              "`min_version` lets targets speak {0}, which is broken",
              "Set `min_version: TLS12`, or leave it out.")
          .onKeys("min_version");

  static final ProblemCode SYSTEM_AUTHORITIES =
      ProblemCode.note(
              "hardening.job.system-authorities",
              "certificates from any authority of Prometheus' system are taken",
              "Name in `ca_file` of `tls_config` the authority of your exporters.")
          .onKeys("scheme");

  static final ProblemCode SERVER_NAME =
      ProblemCode.warning(
              "hardening.job.server-name",
              "`server_name` \"{0}\" is no host name: no certificate fits it",
              "Write a host name or IP address, without scheme and port.")
          .onKeys("server_name");

  static final ProblemCode LOGIN_IN_CLEAR =
      ProblemCode.warning(
              "hardening.login.plain-http",
              "job sends what it proves itself with over plain HTTP: whoever is in between has it",
              "Set `scheme: https`; the exporter needs a certificate for it.")
          .onKeys(
              "basic_auth",
              "authorization",
              "bearer_token",
              "bearer_token_file",
              "oauth2",
              "http_headers");

  static final ProblemCode IN_LINE =
      ProblemCode.warning(
              "hardening.login.in-line",
              "`{0}` stands in this file, for all who may read it",
              "Put it into a file of its own, and name that in `{0}_file`.")
          .onKeys("key", "client_secret", "bearer_token", "credentials", "password");

  static final ProblemCode HASH =
      ProblemCode.warning(
              "hardening.login.hash",
              "password looks like a bcrypt hash",
              "Give the plain password here; the hash belongs into the exporter's web config.")
          .onKeys("password", "password_file");

  static final ProblemCode TOO_LONG =
      ProblemCode.warning(
              "hardening.login.too-long",
              "password has {0} bytes, of which exporters look at the first 72: others that begin so"
                  + " are let in, too",
              "Take a password of at most 72 bytes.")
          .onKeys("password", "password_file");

  static final ProblemCode BLANKS =
      ProblemCode.warning(
              "hardening.login.blanks",
              "`{0}` begins or ends with a blank or a line break, which is sent with it",
              "Put it into a file, and name that in `{0}_file`: there, blanks around it do not count.")
          .onKeys("client_secret", "bearer_token", "credentials", "password");

  static final ProblemCode REDIRECTS =
      ProblemCode.warning(
              "hardening.login.redirects",
              "redirects are followed with what the job proves itself with",
              "Set `follow_redirects: false`.")
          .onKeys("follow_redirects", "basic_auth", "authorization", "bearer_token", "oauth2")
          .hardened();

  static final ProblemCode SAME_PASSWORD =
      ProblemCode.warning(
              "hardening.login.same-password",
              "user \"{0}\" has the same password as user \"{1}\" of job \"{2}\"",
              "Give each user a password of its own.")
          .onKeys("username", "username_file", "password", "password_file");

  static final ProblemCode MANY_JOBS =
      ProblemCode.warning(
              "hardening.login.many-jobs",
              "user \"{0}\" has the same password as in job \"{1}\"",
              "Give the exporters of each job a login of their own.")
          .onKeys("username", "username_file", "password", "password_file")
          .hardened();

  private JobCodes() {}
}
