// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Changes to one place of a text, most of which make it bad YAML. */
final class TextMutations {

  private static final List<String> BITS =
      OddTexts.split(
          """
          \t¦ ¦  ¦\n¦\r¦:¦: ¦- ¦-¦#¦ #¦'¦"¦[¦]¦{¦}¦,¦&a ¦*a¦!¦!!str ¦|¦>¦%¦@¦`¦?¦? ¦\
          \\¦---¦...¦<<: ¦\n---\n¦\n...\n¦\n\t¦\n \t\n¦# c\n¦\n# c¦0¦_¦$X""");

  /** Characters that are breaks, blanks or marks to some, and those that no file may hold. */
  private static final List<Integer> CODE_POINTS =
      List.of(0, 7, 0x7f, 0x85, 0xa0, 0x2028, 0x2029, 0xfeff, 0xfffe, 0x1f600);

  private final Choice choice;

  TextMutations(Choice choice) {
    this.choice = choice;
  }

  /** Returns the text with one place changed. */
  String mutate(String text) {
    int at = choice.below(text.length() + 1);
    int to = Math.min(text.length(), at + 1 + choice.below(3));
    return switch (choice.below(12)) {
      case 0, 1, 2 -> text.substring(0, at) + bit() + text.substring(at);
      case 3 -> text.substring(0, at) + text.substring(to);
      case 4 -> text.substring(0, at);
      case 5 -> text.replace("\n", choice.oneOf("\r\n", "\r", "\u0085", "\u2028"));
      case 6 ->
          choice.oneOf(
                  "\ufeff",
                  "---\n",
                  "%YAML 1.1\n---\n",
                  "%YAML 1.2\n---\n",
                  "\n",
                  " ",
                  "# c\n",
                  "%TAG ! tag:x,2000:\n---\n",
                  "%FOO x\n---\n",
                  "--- ",
                  "\t\n",
                  "\ufeff\ufeff")
              + text;
      case 7 ->
          text.replaceFirst("\n$", choice.oneOf("", " ", "\t", "\n...\nx: [", "\n---\n}", "#"));
      default -> lines(text);
    };
  }

  private String bit() {
    return choice.onceIn(5) ? Character.toString(choice.oneOf(CODE_POINTS)) : choice.oneOf(BITS);
  }

  private String lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int i = choice.below(lines.size());
    int j = choice.below(lines.size());
    String line = lines.get(i);
    switch (choice.below(9)) {
      case 0 -> lines.remove(i);
      case 1 -> lines.add(j, line);
      case 2 -> {
        lines.set(i, lines.get(j));
        lines.set(j, line);
      }
      case 3 -> lines.set(i, choice.oneOf(" ", "  ", "\t", "    ") + line);
      case 4 -> lines.set(i, line.replaceFirst("^ {1,2}", ""));
      case 5 -> lines.set(i, line.replaceFirst("^( *(?:- )*[^:]*: ).*", "$1" + quoted()));
      case 6 ->
          lines.set(i, line.replaceFirst(":.*", choice.oneOf("", ":", ": |", ": &a", ": # c")));
      case 7 -> lines.set(i, line.replaceFirst("- ", choice.oneOf("", "-", "-\t", "- - ", "-  ")));
      default ->
          lines.set(i, line + choice.oneOf(" # c", " ", "\t", ":", " x", "\t# c", "#c", ","));
    }
    return String.join("\n", lines);
  }

  private String quoted() {
    return Matcher.quoteReplacement(choice.oneOf(OddTexts.SCALARS));
  }
}
