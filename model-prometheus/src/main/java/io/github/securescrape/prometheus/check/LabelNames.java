// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.util.Map;
import java.util.regex.Pattern;

/** Names and values of labels that stand in the configuration itself. */
final class LabelNames {

  static final ProblemCode BAD_NAME =
      ProblemCode.error(
          "labels.name",
          "\"{0}\" is not a valid label name",
          "Use letters, digits and underscores, and begin with no digit.");

  static final ProblemCode BAD_VALUE =
      ProblemCode.error(
          "labels.value",
          "value of label \"{0}\" is not a valid label value",
          "Write the value in UTF-8.");

  private static final Pattern LEGACY = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final PrometheusVersion version;

  LabelNames(PrometheusVersion version) {
    this.version = version;
  }

  /**
   * Checks the names of a mapping of labels.
   *
   * @param legacy whether names of the old kind only are taken from 3.7 on; before 3.0 they always
   *     are
   */
  void check(Map<String, ?> labels, boolean legacy, Problems problems) {
    for (String name : labels.keySet()) {
      if (!isName(name, legacy)) {
        problems.at(name).add(BAD_NAME, name);
      }
    }
  }

  /** Checks names and values of the labels that go out to other systems. */
  void checkExternal(Map<String, String> labels, boolean legacy, Problems problems) {
    check(labels, legacy, problems);
    labels.forEach(
        (name, value) -> {
          if (!isUtf8(value)) {
            problems.at(name).add(BAD_VALUE, name);
          }
        });
  }

  boolean isName(String name, boolean legacy) {
    boolean old = !version.isAtLeast("3.0.0") || legacy && version.isAtLeast("3.7.0");
    return old ? LEGACY.matcher(name).matches() : !name.isEmpty() && isUtf8(name);
  }

  /** Returns whether a text can be written in UTF-8: it holds no half of a character. */
  static boolean isUtf8(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
