// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with remote write and remote read, in Prometheus' words. */
final class RemoteCodes {

  static final ProblemCode AUTHORIZATION_HEADER =
      ProblemCode.error(
          "remote.headers.authorization",
          "authorization header must be changed via the `basic_auth`, `authorization`, `oauth2`,"
              + " `sigv4`, `azuread` or `google_iam` parameter",
          "Move the credentials to `authorization`.");

  static final ProblemCode RESERVED_HEADER =
      ProblemCode.error(
          "remote.headers.reserved",
          "\"{0}\" is a reserved header, it must not be changed",
          "Remove the header; Prometheus sets it itself.");

  static final ProblemCode AUTH_CONFLICT =
      ProblemCode.error(
              "remote.write.auth-conflict",
              "at most one of `basic_auth`, `authorization`, `oauth2`, `sigv4`, `azuread` or"
                  + " `google_iam` must be configured",
              "Keep one way to authenticate.")
          .onKeys(
              "sigv4",
              "azuread",
              "google_iam",
              "basic_auth",
              "authorization",
              "oauth2",
              "bearer_token",
              "bearer_token_file");

  static final ProblemCode MATCHER_NAME =
      ProblemCode.error(
              "remote.read.matcher-name",
              "\"{0}\" is not a valid label name",
              "Use letters, digits and underscores only, or run Prometheus 3.0.0 or later.")
          .until("3.0.0");

  static final ProblemCode NO_MATCHER_NAME =
      ProblemCode.error(
              "remote.read.matcher-without-name",
              "\"\" is not a valid label name",
              "Name the label, or remove the matcher.")
          .since("3.0.0");

  private RemoteCodes() {}
}
