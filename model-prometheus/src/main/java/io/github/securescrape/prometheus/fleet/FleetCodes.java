// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with a fleet, and what is unsafe about it. */
final class FleetCodes {

  static final ProblemCode BAD_NAME =
      ProblemCode.error(
              "fleet.name",
              "name \"{0}\" cannot be the name of a folder and of a Secret",
              "Use lower-case letters, digits, `-` and `.`; begin and end with a letter or digit.")
          .onKeys("name");

  static final ProblemCode BAD_ADDRESS =
      ProblemCode.error(
              "fleet.exporter.address",
              "`address` \"{0}\" is not a host and port such as \"node01.example.org:9100\"",
              "Write host and port only; an IPv6 address stands in brackets.")
          .onKeys("address");

  static final ProblemCode BAD_LABEL =
      ProblemCode.error(
          "fleet.exporter.label",
          "\"{0}\" is not a valid label name",
          "Use letters, digits and `_`; do not begin with a digit or `__`.");

  static final ProblemCode BAD_HOST =
      ProblemCode.error(
          "fleet.exporter.host",
          "\"{0}\" is not a host name or IP address",
          "Write a host name or IP address without port.");

  static final ProblemCode NO_EXPORTERS =
      ProblemCode.error("fleet.empty", "fleet has no exporter", "Add one under `exporters`.")
          .onKeys("exporters");

  static final ProblemCode NAME_TWICE =
      ProblemCode.error(
              "fleet.exporter.name-twice",
              "exporter name \"{0}\" is used twice",
              "Give each exporter a name of its own.")
          .onKeys("name");

  static final ProblemCode ADDRESS_TWICE =
      ProblemCode.error(
              "fleet.exporter.address-twice",
              "address \"{0}\" is used twice",
              "Give each exporter an address of its own.")
          .onKeys("address");

  static final ProblemCode PASSWORD_CONFLICT =
      ProblemCode.error(
              "fleet.login.password-conflict",
              "at most one of `password` & `password_file` must be given",
              "Remove `password`; `password_file` keeps the secret out of this file.")
          .onKeys("password", "password_file");

  static final ProblemCode PASSWORD_FILE =
      ProblemCode.error(
              "fleet.login.password-file",
              "password_file \"{0}\" cannot be read",
              "Put the password there, or mend the path; a relative one starts at the folder of this file.")
          .onKeys("password_file");

  static final ProblemCode BAD_MATERIAL =
      ProblemCode.error(
          "fleet.material.unusable", "{0}", "Mend the files, or move them away to get new ones.");

  static final ProblemCode OTHER_AUTHORITY =
      ProblemCode.error(
          "fleet.material.other-authority",
          "certificate was issued by another authority, {0}",
          "Move certificate and key away to get new ones, or give the fleet that authority.");

  static final ProblemCode SKIP_VERIFY =
      ProblemCode.warning(
              "fleet.insecure-skip-verify",
              "Prometheus takes any certificate: whoever is in between reads metrics and password",
              "Remove `insecure_skip_verify`; the certificates fit the addresses.")
          .onKeys("insecure_skip_verify");

  static final ProblemCode INLINE_PASSWORD =
      ProblemCode.warning(
              "fleet.inline-password",
              "the password stands in prometheus.yml, readable to all who may read the"
                  + " configuration",
              "Remove `inline_password`; the password then stands in a file of its own.")
          .onKeys("inline_password");

  static final ProblemCode SELF_SIGNED =
      ProblemCode.warning(
              "fleet.self-signed",
              "certificates vouch for themselves: each new one must reach Prometheus before it is"
                  + " used",
              "Remove `self_signed`; then one authority stands for all exporters.")
          .onKeys("self_signed");

  static final ProblemCode RSA_2048 =
      ProblemCode.note(
              "fleet.key-type.rsa-2048",
              "RSA keys of 2048 bits are slow to use and the least that is considered safe",
              "Remove `key_type` to get P-256.")
          .onKeys("key_type");

  private FleetCodes() {}
}
