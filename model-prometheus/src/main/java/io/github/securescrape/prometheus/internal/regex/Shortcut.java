// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import io.github.securescrape.prometheus.internal.regex.RegexNode.Op;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a text without running an expression that is anchored at both ends. Most
 * expressions in real files are one text with at most one {@code .*} in it, or a few words.
 */
final class Shortcut {

  private static final Shortcut NONE = new Shortcut("", null, null);
  private static final int MAX_WORDS = 64;

  /** A text, with anything between two parts of it. */
  private record Gap(String suffix, int minLength, boolean newlines, boolean captured) {}

  private final String prefix;
  private final @Nullable Gap gap;
  private final @Nullable Set<String> words;

  private Shortcut(String prefix, @Nullable Gap gap, @Nullable Set<String> words) {
    this.prefix = prefix;
    this.gap = gap;
    this.words = words;
  }

  static Shortcut of(RegexNode root) {
    List<RegexNode> parts = root.subs;
    int last = parts.size() - 1;
    if (root.op != Op.CONCAT
        || parts.get(0).op != Op.BEGIN_TEXT
        || parts.get(last).op != Op.END_TEXT) {
      return NONE;
    }
    List<RegexNode> inner = parts.subList(1, last);
    String prefix = inner.isEmpty() ? "" : leading(inner.get(0));
    return new Shortcut(prefix, gap(inner), words(inner));
  }

  private static boolean isText(RegexNode node) {
    return node.op == Op.LITERAL && !node.fold;
  }

  private static String text(RegexNode node) {
    return new String(node.runes(), 0, node.runes().length);
  }

  /** Returns what every match of a part begins with. */
  private static String leading(RegexNode node) {
    RegexNode first = node;
    while (first.op == Op.CAPTURE || first.op == Op.CONCAT) {
      first = first.subs.get(0);
    }
    return isText(first) ? text(first) : "";
  }

  private static @Nullable Gap gap(List<RegexNode> parts) {
    int at = !parts.isEmpty() && isText(parts.get(0)) ? 1 : 0;
    if (at == parts.size() || parts.size() > at + 2) {
      return null;
    }
    RegexNode middle = parts.get(at);
    boolean captured = middle.op == Op.CAPTURE;
    RegexNode repeated = captured ? middle.subs.get(0) : middle;
    if (repeated.op != Op.STAR && repeated.op != Op.PLUS) {
      return null;
    }
    Op each = repeated.subs.get(0).op;
    boolean suffix = parts.size() == at + 2;
    if (each != Op.ANY && each != Op.ANY_BUT_NEWLINE || suffix && !isText(parts.get(at + 1))) {
      return null;
    }
    return new Gap(
        suffix ? text(parts.get(at + 1)) : "",
        repeated.op == Op.PLUS ? 1 : 0,
        each == Op.ANY,
        captured);
  }

  /** Returns all texts that match; {@code null} if they are many. */
  private static @Nullable Set<String> words(List<RegexNode> parts) {
    Set<String> words = Set.of("");
    for (RegexNode part : parts) {
      Set<String> next = words(part);
      if (next == null || words.size() * next.size() > MAX_WORDS) {
        return null;
      }
      Set<String> longer = new LinkedHashSet<>();
      for (String start : words) {
        next.forEach(end -> longer.add(start + end));
      }
      words = longer;
    }
    return words;
  }

  private static @Nullable Set<String> words(RegexNode node) {
    return switch (node.op) {
      case EMPTY -> Set.of("");
      case LITERAL -> node.fold ? null : Set.of(text(node));
      case CLASS -> characters(node.runes());
      case CAPTURE, CONCAT -> words(node.subs);
      case QUEST -> {
        Set<String> words = words(node.subs);
        yield words == null ? null : union(words, Set.of(""));
      }
      case ALTERNATE -> {
        Set<String> all = Set.of();
        for (RegexNode sub : node.subs) {
          Set<String> words = words(sub);
          if (words == null || all.size() + words.size() > MAX_WORDS) {
            yield null;
          }
          all = union(all, words);
        }
        yield all;
      }
      default -> null;
    };
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static @Nullable Set<String> characters(int[] set) {
    Set<String> all = new LinkedHashSet<>();
    for (int i = 0; i < set.length; i += 2) {
      for (int rune = set[i]; rune <= set[i + 1]; rune++) {
        all.add(Character.toString(rune));
        if (all.size() > MAX_WORDS) {
          return null;
        }
      }
    }
    return all;
  }

  /** Returns whether the answers below are all there is to say. */
  boolean decidesMatches() {
    return gap != null || words != null;
  }

  /** Returns whether the expression may match a text. */
  boolean mayMatch(String text) {
    if (gap == null) {
      return words == null ? text.startsWith(prefix) : words.contains(text);
    }
    int length = text.length() - prefix.length() - gap.suffix().length();
    return length >= gap.minLength()
        && text.startsWith(prefix)
        && text.endsWith(gap.suffix())
        && (gap.newlines() || !middle(text, gap).contains("\n"));
  }

  private String middle(String text, Gap gap) {
    return text.substring(prefix.length(), text.length() - gap.suffix().length());
  }

  /** Returns the places of the groups of a text that matches; {@code null} if not known. */
  int @Nullable [] places(String text) {
    if (gap == null) {
      return null;
    }
    return gap.captured()
        ? new int[] {0, text.length(), prefix.length(), text.length() - gap.suffix().length()}
        : new int[] {0, text.length()};
  }
}
