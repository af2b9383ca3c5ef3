// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.web;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong within a web config, in the exporter's words. */
final class WebCodes {

  static final ProblemCode NO_CERT =
      ProblemCode.error(
          "web.tls.cert-missing",
          "missing one of `cert` or `cert_file`",
          "Add `cert_file`, or remove the section for plain HTTP.");

  static final ProblemCode NO_KEY =
      ProblemCode.error(
          "web.tls.key-missing",
          "missing one of `key` or `key_file`",
          "Add `key_file`, or remove the section for plain HTTP.");

  static final ProblemCode CA_WITHOUT_POLICY =
      ProblemCode.error(
              "web.tls.client-ca-without-policy",
              "client CA's have been configured without a Client Auth Policy",
              "Add `client_auth_type: RequireAndVerifyClientCert`.")
          .onKeys("client_ca_file", "client_ca", "client_auth_type");

  static final ProblemCode BAD_HEADER =
      ProblemCode.error(
          "web.header.name",
          "HTTP header \"{0}\" can not be configured",
          "Remove it; allowed are Strict-Transport-Security, X-Content-Type-Options,"
              + " X-Frame-Options, X-XSS-Protection and Content-Security-Policy.");

  static final ProblemCode BAD_HEADER_VALUE =
      ProblemCode.error(
          "web.header.value",
          "invalid value for {0}. Expected one of: [{1}], but got: \"{2}\"",
          "Write one of the expected values.");

  private WebCodes() {}
}
