// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with service discovery, in Prometheus' words. */
final class DiscoveryCodes {

  static final ProblemCode NO_FILES =
      ProblemCode.error(
              "discovery.file.no-files",
              "file service discovery config must contain at least one path name",
              "Add a path under `files`.")
          .onKeys("files");

  static final ProblemCode BAD_FILE =
      ProblemCode.error(
          "discovery.file.name",
          "path name \"{0}\" is not valid for file discovery",
          "Name a `.json`, `.yml` or `.yaml` file; `*` may stand in its last part only.");

  static final ProblemCode SECRET_KEY_MISSING =
      ProblemCode.error(
              "discovery.secret-key.missing",
              "one of `secret_key` & `secret_key_file` must be configured",
              "Add `secret_key_file`.")
          .onKeys("secret_key", "secret_key_file");

  static final ProblemCode SECRET_KEY_CONFLICT =
      ProblemCode.error(
              "discovery.secret-key.conflict",
              "at most one of `secret_key` & `secret_key_file` must be configured",
              "Remove `secret_key`; `secret_key_file` keeps the secret out of this file.")
          .onKeys("secret_key", "secret_key_file");

  private DiscoveryCodes() {}
}
