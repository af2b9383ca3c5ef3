// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Evaluates a tree that the chart makes YAML of and then gives to {@code tpl}. */
final class TplCheck {

  /** What makes YAML put double quotes around a text, and backslashes before those in it. */
  private static final Pattern DOUBLE_QUOTED =
      Pattern.compile("[\\x00-\\x09\\x0b-\\x1f\\u0085\\u2028\\u2029\\ufeff]");

  private final Set<String> opaque = new HashSet<>();

  /** Returns the paths of what nobody but Helm knows, from the top of the tree. */
  Set<String> opaque() {
    return opaque;
  }

  /** Returns what becomes of a tree, texts that nobody but Helm knows as they are. */
  Object evaluate(Object tree, YamlPath path, Problems problems) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      map.forEach(
          (key, value) -> {
            Problems place = problems.at((String) key);
            TplText.checkKey((String) key, place);
            String name = text((String) key, path, place);
            entries.put(name, evaluate(value, path.key(name), place));
          });
      return entries;
    }
    if (tree instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        int index = items.size();
        items.add(evaluate(item, path.index(index), problems.at(index)));
      }
      return items;
    }
    String text = Trees.text(tree);
    if (text == null) {
      return tree;
    }
    String evaluated = text(text, path, problems);
    return new Scalar(evaluated, evaluated);
  }

  private String text(String text, YamlPath path, Problems problems) {
    TplText.check(text, problems);
    if (TplText.isOutOfReach(text)) {
      return text;
    }
    TplResult result = TplScanner.scan(text);
    report(result, problems);
    boolean quoted = result.fault().isEmpty() && DOUBLE_QUOTED.matcher(text).find();
    if (quoted && text.matches("(?s).*\\{\\{[^`}]*\".*")) {
      problems.add(JobsCodes.TPL_FAILS, "{{", "its quotes get backslashes");
    }
    String known = result.text();
    if (known == null) {
      opaque.add(path.toString());
      return text;
    }
    return known;
  }

  /** Adds a problem for what Helm cannot evaluate, or puts something else in the place of. */
  static void report(TplResult result, Problems problems) {
    if (!result.fault().isEmpty()) {
      problems.add(JobsCodes.TPL_FAILS, result.action(), result.fault());
    } else if (result.changes()) {
      problems.add(JobsCodes.TPL_CHANGES, result.action());
    }
  }
}
