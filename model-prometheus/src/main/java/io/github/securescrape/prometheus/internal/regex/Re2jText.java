// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import java.util.List;

/** Writes an expression in the part of the syntax that RE2/J and Go understand alike. */
final class Re2jText {

  private final StringBuilder text = new StringBuilder();

  private Re2jText() {}

  static String of(RegexNode node) {
    Re2jText writer = new Re2jText();
    writer.write(node);
    return writer.text.toString();
  }

  private void write(RegexNode node) {
    switch (node.op) {
      case NO_MATCH -> text.append("[^\\x00-\\x{10FFFF}]");
      case EMPTY -> text.append("(?:)");
      case LITERAL -> {
        for (int rune : node.runes()) {
          literal(rune, node.fold);
        }
      }
      case CLASS -> set(node.runes());
      case ANY_BUT_NEWLINE -> text.append('.');
      case ANY -> text.append("(?s:.)");
      case BEGIN_LINE -> text.append("(?m:^)");
      case END_LINE -> text.append("(?m:$)");
      case BEGIN_TEXT -> text.append("\\A");
      case END_TEXT -> text.append("\\z");
      case WORD_BOUNDARY -> text.append("\\b");
      case NO_WORD_BOUNDARY -> text.append("\\B");
      case CAPTURE -> group("(", node.subs, "");
      case STAR -> repeat(node, "*");
      case PLUS -> repeat(node, "+");
      case QUEST -> repeat(node, "?");
      case REPEAT -> repeat(node, counts(node));
      case CONCAT -> group("(?:", node.subs, "");
      case ALTERNATE -> group("(?:", node.subs, "|");
      default -> throw new IllegalStateException(node.op.name());
    }
  }

  private static String counts(RegexNode node) {
    String max = node.max == RegexNode.UNBOUNDED ? "" : String.valueOf(node.max);
    return "{" + node.min + "," + max + "}";
  }

  private void repeat(RegexNode node, String operator) {
    group("(?:", node.subs, "");
    text.append(operator).append(node.lazy ? "?" : "");
  }

  private void group(String open, List<RegexNode> subs, String between) {
    text.append(open);
    String gap = "";
    for (RegexNode sub : subs) {
      text.append(gap);
      write(sub);
      gap = between;
    }
    text.append(')');
  }

  private void literal(int rune, boolean fold) {
    int[] kind = fold ? Folding.kind(rune) : new int[] {rune};
    if (kind.length > 1) {
      text.append('[');
      for (int same : kind) {
        rune(same);
      }
      text.append(']');
    } else {
      rune(rune);
    }
  }

  private void set(int[] set) {
    if (set.length == 0) {
      text.append("[^\\x00-\\x{10FFFF}]");
      return;
    }
    text.append('[');
    for (int i = 0; i < set.length; i += 2) {
      rune(set[i]);
      text.append('-');
      rune(set[i + 1]);
    }
    text.append(']');
  }

  private void rune(int rune) {
    if (rune < 0x80 && Character.isLetterOrDigit(rune)) {
      text.append((char) rune);
    } else {
      text.append("\\x{").append(Integer.toHexString(rune)).append('}');
    }
  }
}
