// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.secret;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with a Secret. */
final class SecretCodes {

  static final ProblemCode KEY_TWICE =
      ProblemCode.error(
          "k8s.secret.key-twice",
          "key \"{0}\" is used for two values",
          "Give each value a key of its own.");

  static final ProblemCode NO_OWN_LOGIN =
      ProblemCode.error(
              "k8s.secret.no-own-login",
              "there is no exporter \"{0}\" with a login of its own",
              "Give the exporter a login, or remove its keys.")
          .onKeys("exporters");

  private SecretCodes() {}
}
