// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import java.util.ArrayList;
import java.util.List;

/** The parts of a regex between {@code |} that stands in no brackets. */
final class Alternatives {

  private Alternatives() {}

  /** Returns the parts; one if there is no such {@code |}. */
  static List<String> of(String regex) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean inClass = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(' || c == ')') {
        depth += c == '(' ? 1 : -1;
      } else if (c == '|' && depth == 0) {
        parts.add(regex.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(regex.substring(start));
    return parts;
  }

  /** Returns the regex with brackets around what stands before, or after, a separator. */
  static List<String> bracketed(String regex, String separator) {
    int first = regex.indexOf(separator);
    int last = regex.lastIndexOf(separator);
    if (separator.isEmpty() || first < 0) {
      return List.of();
    }
    int after = first + separator.length();
    return List.of(
        "(" + regex.substring(0, last) + ")" + regex.substring(last),
        regex.substring(0, after) + "(" + regex.substring(after) + ")");
  }

  /** Returns whether there are several, and some lack the separator of values that others have. */
  static boolean lack(List<String> alternatives, String separator) {
    long having = alternatives.stream().filter(each -> each.contains(separator)).count();
    return having > 0 && having < alternatives.size();
  }

  /** Says what the regex matches. */
  static String note(List<String> alternatives) {
    return "`|` reaches to both ends of the regex, so it matches either `"
        + String.join("` or `", alternatives)
        + '`';
  }
}
