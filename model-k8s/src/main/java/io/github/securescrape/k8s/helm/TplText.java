// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts that come out of Helm's {@code tpl} as they went in. */
final class TplText {

  private static final String ACTION = "{{";

  /** An action that prints the two braces; raw quotes survive whatever YAML puts around them. */
  private static final String ESCAPED = "{{`{{`}}";

  private static final String NO_VALUE = "<no value>";
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private TplText() {}

  /** Returns a tree with all its texts and keys escaped. */
  static Object escape(Object tree, Problems problems) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> escaped = new LinkedHashMap<>();
      map.forEach(
          (key, value) -> {
            Problems place = problems.at((String) key);
            checkKey((String) key, place);
            escaped.put(escape((String) key, place), escape(value, place));
          });
      return escaped;
    }
    if (tree instanceof List<?> list) {
      List<Object> escaped = new ArrayList<>();
      for (Object item : list) {
        escaped.add(escape(item, problems.at(escaped.size())));
      }
      return escaped;
    }
    if (tree instanceof Scalar scalar) {
      return scalar.value() instanceof String ? escape(scalar.text(), problems) : scalar;
    }
    return tree instanceof String text ? escape(text, problems) : tree;
  }

  /** Returns a text with all its braces escaped. */
  static String escape(String text, Problems problems) {
    check(text, problems);
    return isOutOfReach(text) ? text : text.replace(ACTION, ESCAPED);
  }

  /**
   * Returns whether {@code tpl} does not see the braces of a text: {@code toYaml} writes each
   * character of one that begins with a byte order mark as an escape.
   */
  static boolean isOutOfReach(String text) {
    return text.startsWith(BYTE_ORDER_MARK);
  }

  /** Adds a problem for what Helm loses. */
  static void check(String text, Problems problems) {
    checkDeleted(text, problems);
    if (text.codePoints().anyMatch(TplText::isLost)) {
      problems.add(HelmCodes.LOST_CHARACTER);
    }
  }

  /** Adds a problem for what a ConfigMap's block of lines cannot hold. */
  static void checkLines(String text, Problems problems) {
    if (text.codePoints().anyMatch(c -> c == 0x2028 || c == 0x2029)) {
      problems.add(HelmCodes.LINE_SEPARATOR);
    }
  }

  /** Adds a problem for a key that go-yaml does not write as it reads it. */
  static void checkKey(String key, Problems problems) {
    if (key.equals("<<")) {
      problems.add(HelmCodes.MERGE_KEY);
    }
  }

  /** Adds a problem for what Helm deletes from any output. */
  static void checkDeleted(String text, Problems problems) {
    if (text.contains(NO_VALUE)) {
      problems.add(HelmCodes.NO_VALUE);
    }
  }

  /**
   * Helm's {@code toYaml} cannot read these back from JSON, and then returns nothing at all; U+0085
   * becomes a blank where it is no part of a key.
   */
  private static boolean isLost(int c) {
    boolean control = c >= 0x7f && c <= 0x9f;
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return control || surrogate || c == 0xfffe || c == 0xffff;
  }
}
