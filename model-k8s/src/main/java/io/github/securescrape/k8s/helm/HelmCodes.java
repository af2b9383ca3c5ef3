// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with a values overlay. */
final class HelmCodes {

  static final ProblemCode NO_VALUE =
      ProblemCode.error(
          "k8s.helm.no-value",
          "text holds `<no value>`, which Helm deletes wherever it stands",
          "Choose another text.");

  static final ProblemCode LOST_CHARACTER =
      ProblemCode.error(
          "k8s.helm.lost-character",
          "text holds a control character, for which Helm leaves out all jobs without a word",
          "Choose a text of printable characters.");

  static final ProblemCode INLINE_PASSWORD =
      ProblemCode.warning(
          "k8s.helm.inline-password",
          "`{0}` stands in the values, readable to all who may read Helm's releases",
          "Name a file instead, and mount the Secret that holds it.");

  static final ProblemCode LINE_SEPARATOR =
      ProblemCode.error(
          "k8s.helm.line-separator",
          "text holds a line or paragraph separator (U+2028, U+2029), at which the chart's ConfigMap"
              + " breaks off",
          "Choose another text, or write the character as an escape in `extraScrapeConfigs`.");

  static final ProblemCode MERGE_KEY =
      ProblemCode.error(
          "k8s.helm.merge-key",
          "key `<<` loses its quotes on the way to Prometheus, and then merges what follows",
          "Choose another key.");

  static final ProblemCode INLINE_REFUSED =
      ProblemCode.error(
          "k8s.helm.inline-refused",
          "`{0}` would stand in the values, readable to all who may read Helm's releases",
          "Name a file by `{0}_file` and mount its Secret, or allow secrets in clear.");

  static final ProblemCode VALUES_FILE =
      ProblemCode.error(
          "k8s.helm.values-file",
          "values file cannot be \"{0}\": the Secret is written there",
          "Choose another name, such as \"values.yaml\".");

  private HelmCodes() {}
}
