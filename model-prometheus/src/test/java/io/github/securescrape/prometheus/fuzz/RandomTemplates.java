// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import java.util.List;
import java.util.stream.IntStream;

/** Random templates: right ones, nearly right ones, and changed ones. */
final class RandomTemplates {

  private static final List<String> PIECES =
      List.of(
          "{{",
          "}}",
          "{{-",
          "-}}",
          " ",
          "|",
          "(",
          ")",
          "$x",
          "$value",
          "$labels",
          ".",
          ".a",
          ":=",
          "=",
          ",",
          "\"a\"",
          "`b`",
          "'c'",
          "''",
          "1",
          "1.5",
          "1i",
          "if",
          "else",
          "end",
          "range",
          "with",
          "define",
          "template",
          "block",
          "break",
          "nil",
          "true",
          "humanize",
          "query",
          "/*",
          "*/",
          "\n",
          "#",
          "é",
          "$",
          "\"\\q\"",
          "_",
          "@",
          "\"",
          "1__0",
          "0x",
          "-",
          "+",
          "{{ end }}");

  private final Choice choice;
  private final List<String> table;
  private final TokenMutations mutations;

  RandomTemplates(Choice choice, List<String> table) {
    this.choice = choice;
    this.table = table;
    mutations = new TokenMutations(choice, PIECES);
  }

  /** Returns so many, but for those with {@code else with}, which depend on the build. */
  List<String> take(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> next())
        .filter(each -> !each.isEmpty() && !each.matches("(?s).*else\\s*with.*"))
        .toList();
  }

  private String next() {
    String text = nested(choice.below(4));
    return choice.onceIn(3) ? text : mutations.mutate(text);
  }

  private String nested(int depth) {
    if (depth == 0) {
      return choice.oneOf(table);
    }
    String body = nested(depth - 1);
    return switch (choice.below(7)) {
      case 0 -> "{{ if $value }}" + body + "{{ else }}" + nested(depth - 1) + "{{ end }}";
      case 1 -> "{{ if $value }}" + body + "{{ else if true }}{{ end }}";
      case 2 -> "{{ range $i, $v := . }}" + body + "{{ end }}";
      case 3 -> "{{ with $x := $value }}" + body + "{{ end }}";
      case 4 -> "{{ define \"" + choice.oneOf("a", "b") + "\" }}" + body + "{{ end }}";
      case 5 -> "{{ block \"" + choice.oneOf("a", "b") + "\" . }}" + body + "{{ end }}";
      default -> body + nested(depth - 1);
    };
  }
}
