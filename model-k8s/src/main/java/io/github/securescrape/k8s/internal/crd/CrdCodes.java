// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with a custom resource, in the words of the API server. */
final class CrdCodes {

  static final ProblemCode UNKNOWN_FIELD =
      ProblemCode.error("k8s.crd.unknown-field", "unknown field `{0}`{1}", "{2}");

  static final ProblemCode VERSION =
      ProblemCode.error(
          "k8s.crd.version", "`{0}` is not known to operator {1}: it {2} with {3}{4}", "{5}");

  static final ProblemCode TYPE =
      ProblemCode.error("k8s.crd.type", "{0} must be of type {1}, not {2}", "{3}");

  static final ProblemCode NULL =
      ProblemCode.warning(
          "k8s.crd.null",
          "{0} is null, which the API server drops as if it were not there",
          "Give it a value, or remove it.");

  static final ProblemCode ENUM =
      ProblemCode.error(
          "k8s.crd.enum", "{0} has unsupported value \"{1}\", supported values: {2}", "{3}");

  static final ProblemCode PATTERN =
      ProblemCode.error("k8s.crd.pattern", "{0} \"{1}\" should match {2}", "{3}");

  static final ProblemCode LENGTH =
      ProblemCode.error(
          "k8s.crd.length",
          "{0} should be at least {1} chars long",
          "Give it a value, or remove it.");

  static final ProblemCode RANGE =
      ProblemCode.error("k8s.crd.range", "{0} {1} should be {2}", "Choose another number.");

  static final ProblemCode ITEMS =
      ProblemCode.error("k8s.crd.items", "{0} should have at least {1} items", "{2}");

  static final ProblemCode REQUIRED =
      ProblemCode.error("k8s.crd.required", "required value `{0}` is missing", "Add `{0}`.");

  static final ProblemCode DUPLICATE =
      ProblemCode.error(
          "k8s.crd.duplicate", "duplicate value {0} in {1}", "Remove one of the two.");

  static final ProblemCode RULE = ProblemCode.error("k8s.crd.rule", "{0}", "{1}");

  static final ProblemCode KIND =
      ProblemCode.error("k8s.crd.kind", "`{0}` must be \"{1}\", not \"{2}\"", "Write `{0}: {1}`.");

  static final ProblemCode LABEL_KEY =
      ProblemCode.error(
          "k8s.crd.label-key",
          "\"{0}\" cannot be the key of {1}",
          "Use at most 63 letters, digits, `-`, `_` and `.`; put a domain and `/` before them if need"
              + " be.");

  static final ProblemCode LABEL_VALUE =
      ProblemCode.error(
          "k8s.crd.label-value",
          "\"{0}\" cannot be the value of a label",
          "Use at most 63 letters, digits, `-`, `_` and `.`; begin and end with a letter or"
              + " digit.");

  private CrdCodes() {}
}
