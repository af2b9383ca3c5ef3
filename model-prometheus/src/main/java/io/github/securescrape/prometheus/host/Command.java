// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One command with its arguments.
 *
 * @param name the program, without its folder
 * @param words the program and its arguments
 */
record Command(String name, List<Word> words) {

  private static final Set<String> BEFORE =
      Set.of("$", "%", "sudo", "env", "exec", "nohup", "time");
  private static final Set<String> KEYWORDS = Set.of("if", "then", "else", "do", "while", "!", "{");

  /**
   * Returns a command without what stands before its program: a prompt, {@code sudo}, variables.
   */
  static Optional<Command> of(List<Word> words) {
    int first = 0;
    while (first < words.size() && isBefore(words, first)) {
      first++;
    }
    if (first == words.size()) {
      return Optional.empty();
    }
    String program = words.get(first).text();
    String name = program.substring(program.lastIndexOf('/') + 1);
    return Optional.of(new Command(name, words.subList(first, words.size())));
  }

  private static boolean isBefore(List<Word> words, int index) {
    String word = words.get(index).text();
    boolean ofSudo = index > 0 && words.get(0).text().equals("sudo") && word.startsWith("-");
    return BEFORE.contains(word)
        || KEYWORDS.contains(word)
        || ofSudo
        || word.matches("[A-Za-z_]\\w*=.*");
  }

  /** Returns the program itself. */
  Word program() {
    return words.get(0);
  }

  /** Returns the arguments. */
  List<Word> arguments() {
    return words.subList(1, words.size());
  }

  /** Returns the first argument that is one of the options. */
  Optional<Word> option(String... names) {
    return arguments().stream().filter(each -> List.of(names).contains(each.text())).findFirst();
  }

  /** Returns whether an argument of letters after one hyphen has the letter: {@code -nBC}. */
  boolean hasLetter(char letter) {
    return arguments().stream()
        .map(Word::text)
        .anyMatch(each -> each.matches("-[A-Za-z0-9]+") && each.indexOf(letter) > 0);
  }

  /** Returns the values of an option, after a blank or an equals sign, in their order. */
  List<Word> values(String... names) {
    List<Word> values = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      Word word = words.get(i);
      for (String name : names) {
        if (word.text().equals(name) && i + 1 < words.size()) {
          values.add(words.get(i + 1));
        } else if (word.text().startsWith(name + "=")) {
          values.add(new Word(word.text().substring(name.length() + 1), word.place()));
        }
      }
    }
    return values;
  }
}
