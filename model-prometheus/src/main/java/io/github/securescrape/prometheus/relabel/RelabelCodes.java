// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with a relabeling rule, in Prometheus' words. */
final class RelabelCodes {

  static final ProblemCode NO_ACTION =
      ProblemCode.error(
              "relabel.action.missing",
              "relabel action cannot be empty",
              "Name an action, or remove `action` for `replace`.")
          .onKeys("action");

  static final ProblemCode NO_MODULUS =
      ProblemCode.error(
              "relabel.modulus.missing",
              "relabel configuration for hashmod requires non-zero modulus",
              "Set `modulus` to the number of shards.")
          .onKeys("modulus", "action");

  static final ProblemCode NO_TARGET_LABEL =
      ProblemCode.error(
              "relabel.target-label.missing",
              "relabel configuration for {0} action requires `target_label` value",
              "Add `target_label`.")
          .onKeys("target_label", "action");

  static final ProblemCode BAD_TARGET_LABEL =
      ProblemCode.error(
              "relabel.target-label.name",
              "\"{0}\" is invalid `target_label` for {1} action",
              "Write a label name{2}.")
          .onKeys("target_label");

  static final ProblemCode REPLACEMENT_SET =
      ProblemCode.error(
              "relabel.replacement.unused",
              "`replacement` can not be set for {0} action",
              "Remove `replacement`.")
          .onKeys("replacement");

  static final ProblemCode BAD_REPLACEMENT =
      ProblemCode.error(
              "relabel.replacement.name",
              "\"{0}\" is invalid `replacement` for {1} action",
              "Write a label name, with `$1` for groups of the regex.")
          .onKeys("replacement");

  static final ProblemCode EQUAL_KEYS =
      ProblemCode.error(
              "relabel.equal.other-keys",
              "{0} action requires only `source_labels` and `target_label`, and no other fields",
              "Remove the other keys.")
          .onKeys("regex", "modulus", "separator");

  static final ProblemCode NAMES_KEYS =
      ProblemCode.error(
              "relabel.names.other-keys",
              "{0} action requires only `regex`, and no other fields",
              "Remove the other keys.")
          .onKeys("source_labels", "target_label", "modulus", "separator", "replacement");

  static final ProblemCode BAD_SOURCE_LABEL =
      ProblemCode.error(
          "relabel.source-label.name",
          "\"{0}\" is not a valid label name",
          "Mend the name, or remove it.");

  static final ProblemCode BAD_REGEX =
      ProblemCode.error(
              "relabel.regex.syntax", "{0}", "Mend the expression; the syntax is that of RE2.")
          .onKeys("regex");

  static final ProblemCode NEWER_GO =
      ProblemCode.warning(
              "relabel.regex.newer-go",
              "only a Prometheus {0} that was built with a newer Go takes this: {1}",
              "Write `(?P<name>...)`, which all take.")
          .onKeys("regex");

  private RelabelCodes() {}
}
