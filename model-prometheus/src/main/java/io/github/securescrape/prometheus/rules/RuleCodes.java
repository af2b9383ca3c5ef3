// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.rules;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with the structure of a rule file, in Prometheus' words. */
final class RuleCodes {

  static final ProblemCode GROUP_TWICE =
      ProblemCode.error(
              "rules.group.name-twice",
              "groupname: \"{0}\" is repeated in the same file",
              "Give each group of a file a name of its own.")
          .onKeys("name");

  static final ProblemCode RECORD_AND_ALERT =
      ProblemCode.error(
              "rules.record-and-alert",
              "only one of `record` and `alert` must be set",
              "Make two rules of it.")
          .onKeys("alert", "record");

  static final ProblemCode NEITHER_RECORD_NOR_ALERT =
      ProblemCode.error(
              "rules.name-missing",
              "one of `record` or `alert` must be set",
              "Add `record` with the name of a metric, or `alert` with that of an alert.")
          .onKeys("record", "alert");

  static final ProblemCode RECORD_ANNOTATIONS =
      ProblemCode.error(
              "rules.recording.annotations",
              "invalid field `annotations` in recording rule",
              "Remove `annotations`; only alerts have them.")
          .onKeys("annotations");

  static final ProblemCode RECORD_FOR =
      ProblemCode.error(
              "rules.recording.for",
              "invalid field `for` in recording rule",
              "Remove `for`; only alerts wait.")
          .onKeys("for");

  static final ProblemCode RECORD_KEEP_FIRING_FOR =
      ProblemCode.error(
              "rules.recording.keep-firing-for",
              "invalid field `keep_firing_for` in recording rule",
              "Remove `keep_firing_for`; only alerts fire.")
          .onKeys("keep_firing_for");

  private RuleCodes() {}
}
