// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Scalar;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Variables such as {@code $(HOSTNAME)}: the operator's config-reloader replaces each one that is
 * set in its container, wherever it stands in the generated configuration. There is no escape.
 */
public final class ReloaderVariables {

  /** A text with a variable in it. */
  public static final ProblemCode VARIABLE =
      ProblemCode.warning(
          "k8s.reloader.variable",
          "text holds a variable such as `$(NAME)`, which the config-reloader replaces if it is"
              + " set",
          "Choose a text without `$(`.");

  private static final Pattern PATTERN = Pattern.compile("\\$\\([a-zA-Z_0-9]+\\)");

  private ReloaderVariables() {}

  /** Adds a warning for each text of a tree that holds a variable. */
  public static void warn(Object tree, Problems problems) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> warn(value, problems.at((String) key)));
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        warn(list.get(i), problems.at(i));
      }
    } else {
      String text = tree instanceof Scalar scalar ? scalar.text() : tree.toString();
      if (PATTERN.matcher(text).find()) {
        problems.add(VARIABLE);
      }
    }
  }
}
