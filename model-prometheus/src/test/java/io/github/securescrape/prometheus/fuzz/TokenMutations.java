// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small changes of expressions and templates, by whole words and signs mostly. */
final class TokenMutations {

  private static final Pattern PIECE =
      Pattern.compile(
          "\\{\\{-?|-?\\}\\}|\"(?:[^\"\\\\]|\\\\.)*\"|[$\\w:.]+|\\s+|.", Pattern.DOTALL);

  private final Choice choice;
  private final List<String> pieces;

  /**
   * Returns a source of changes.
   *
   * @param pieces what to put in
   */
  TokenMutations(Choice choice, List<String> pieces) {
    this.choice = choice;
    this.pieces = List.copyOf(pieces);
  }

  String mutate(String text) {
    List<String> all =
        PIECE.matcher(text).results().map(MatchResult::group).collect(Collectors.toList());
    for (int count = 1 + choice.below(3) / 2; count > 0; count--) {
      mutate(all);
    }
    return String.join("", all);
  }

  private void mutate(List<String> all) {
    if (all.isEmpty()) {
      all.add(choice.oneOf(pieces));
      return;
    }
    int at = choice.below(all.size());
    switch (choice.below(8)) {
      case 0, 1 -> all.remove(at);
      case 2, 3 -> all.add(at, choice.oneOf(pieces));
      case 4 -> all.set(at, choice.oneOf(pieces));
      case 5 -> Collections.swap(all, at, choice.below(all.size()));
      case 6 -> all.addAll(at, new ArrayList<>(all.subList(0, at)));
      default -> {
        StringBuilder piece = new StringBuilder(all.get(at));
        if (!piece.isEmpty()) {
          int place = choice.below(piece.length());
          piece.setCharAt(place, choice.oneOf("abx0.9_e\"([{}])=,: -+#'|$").charAt(0));
          all.set(at, piece.toString());
        }
      }
    }
  }
}
