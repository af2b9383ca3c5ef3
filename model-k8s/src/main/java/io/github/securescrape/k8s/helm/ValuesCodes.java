// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with values as such, and with their keys. */
final class ValuesCodes {

  static final ProblemCode NOT_A_MAP =
      ProblemCode.error(
          "k8s.helm.not-a-map", "values must be a map", "Put the values under their keys.");

  static final ProblemCode DOCUMENTS =
      ProblemCode.warning(
          "k8s.helm.documents",
          "only the first of {0} documents is read",
          "Write one document, or a file for each.");

  static final ProblemCode DUPLICATE_KEY =
      ProblemCode.warning(
          "k8s.helm.duplicate-key",
          "`{0}` is already set: only what stands here counts",
          "Remove one of the two, or join them.");

  static final ProblemCode KEY_TYPE =
      ProblemCode.warning(
          "k8s.helm.key-type",
          "key `{0}` becomes `{1}` on the way to Prometheus",
          "Put quotes around the key.");

  static final ProblemCode WRONG_LEVEL =
      ProblemCode.warning(
          "k8s.helm.wrong-level", "the chart takes no notice of `{0}` here", "Move it to `{1}`.");

  static final ProblemCode UNKNOWN_KEY =
      ProblemCode.warning(
          "k8s.helm.unknown-key",
          "the chart takes no notice of `{0}`",
          "Write `{1}`, if that is meant.");

  static final ProblemCode NOT_A_TEXT =
      ProblemCode.error(
          "k8s.helm.not-a-text",
          "`{0}` must be a text, not {1}",
          "Write it as a block, which begins with `|`.");

  static final ProblemCode NAMES =
      ProblemCode.error(
          "k8s.helm.names", "`{0}` must be a list of names", "Write one name an item.");

  static final ProblemCode HIDES_JOBS =
      ProblemCode.warning(
          "k8s.helm.hides-jobs",
          "`{0}` hides {1} of the scrape jobs of \"{2}\": {3}",
          "Repeat the jobs here, or join the files to one that keeps all jobs.");

  static final ProblemCode HIDES_ITEMS =
      ProblemCode.warning(
          "k8s.helm.hides-items",
          "`{0}` hides {1} of the items of \"{2}\": {3}",
          "Repeat the items here, or join the files to one that keeps all items.");

  static final ProblemCode KIND_CHANGES =
      ProblemCode.warning(
          "k8s.helm.kind-changes",
          "`{0}` was {1} in \"{2}\", and is {3} here: nothing of it is left",
          "Write {1} in both files.");

  private ValuesCodes() {}
}
