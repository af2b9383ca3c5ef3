// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.otlp;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.prometheus.internal.go.GoText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be wrong with OTLP settings, in Prometheus' words. */
final class OtlpCodes {

  static final ProblemCode PROMOTE_CONFLICT =
      ProblemCode.error(
              "otlp.promote.conflict",
              "`promote_all_resource_attributes` and `promote_resource_attributes` cannot be configured"
                  + " simultaneously",
              "Keep one of them.")
          .onKeys("promote_resource_attributes", "promote_all_resource_attributes");

  static final ProblemCode IGNORE_ALONE =
      ProblemCode.error(
              "otlp.ignore.without-promote-all",
              "`ignore_resource_attributes` cannot be configured unless `promote_all_resource_attributes` is"
                  + " true",
              "Add `promote_all_resource_attributes: true`, or remove the list.")
          .onKeys("ignore_resource_attributes");

  static final ProblemCode EMPTY_ATTRIBUTE =
      ProblemCode.error(
          "otlp.attributes.empty",
          "empty {0} OTel resource attribute",
          "Name the attribute, or remove the item.");

  static final ProblemCode ATTRIBUTE_TWICE =
      ProblemCode.error(
          "otlp.attributes.twice",
          "duplicated {0} OTel resource attribute \"{1}\"",
          "Name each attribute once.");

  private OtlpCodes() {}

  /** States that each attribute has a name and stands once. */
  static void checkAttributes(Invariants rules, String key, String kind, List<String> attributes) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < attributes.size(); i++) {
      String name = GoText.trimSpace(attributes.get(i));
      rules
          .at(key, i)
          .holds(!name.isEmpty(), EMPTY_ATTRIBUTE, kind)
          .holds(name.isEmpty() || seen.add(name), ATTRIBUTE_TWICE, kind, name);
    }
  }
}
