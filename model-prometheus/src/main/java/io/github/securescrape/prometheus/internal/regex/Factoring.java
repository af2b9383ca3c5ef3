// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import io.github.securescrape.prometheus.internal.regex.RegexNode.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins parts to one, and takes out of alternatives what they begin with in common, as Go does. */
final class Factoring {

  private final RegexLimits limits;

  Factoring(RegexLimits limits) {
    this.limits = limits;
  }

  /**
   * Returns the parts in a row, or as alternatives; parts that are the same themselves dissolve.
   */
  RegexNode collapse(List<RegexNode> parts, Op op, int depth) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    // Each round of factoring makes the tree deeper.
    if (depth > RegexLimits.MAX_DEPTH) {
      throw RegexLimits.tooDeep();
    }
    RegexNode whole = limits.allocate(op);
    List<RegexNode> subs = new ArrayList<>(parts.size());
    for (RegexNode part : parts) {
      if (part.op == op) {
        subs.addAll(part.subs);
        limits.release(part);
      } else {
        subs.add(part);
      }
    }
    whole.subs = op == Op.ALTERNATE ? factor(subs, depth) : subs;
    if (op == Op.ALTERNATE && whole.subs.size() == 1) {
      limits.release(whole);
      return whole.subs.get(0);
    }
    return whole;
  }

  private List<RegexNode> factor(List<RegexNode> subs, int depth) {
    return subs.size() < 2
        ? subs
        : withoutRepeatedEmpty(classes(heads(prefixes(subs, depth), depth)));
  }

  /** Takes out literal texts that alternatives in a row begin with. */
  private List<RegexNode> prefixes(List<RegexNode> subs, int depth) {
    List<RegexNode> out = new ArrayList<>();
    int start = 0;
    int[] common = {};
    boolean fold = false;
    for (int i = 0; i <= subs.size(); i++) {
      @Nullable RegexNode leading = i < subs.size() ? leadingLiteral(subs.get(i)) : null;
      int[] runes = leading == null ? new int[0] : leading.runes();
      boolean runesFold = leading != null && leading.fold;
      if (i < subs.size() && runesFold == fold) {
        int same = Arrays.mismatch(common, runes);
        same = same < 0 ? common.length : same;
        if (same > 0) {
          common = Arrays.copyOf(common, same);
          continue;
        }
      }
      if (i - start >= 2) {
        RegexNode prefix = limits.allocate(Op.LITERAL);
        prefix.fold = fold;
        prefix.setRunes(common);
        List<RegexNode> rest = new ArrayList<>();
        for (RegexNode sub : subs.subList(start, i)) {
          RegexNode shorter = removeLiteral(sub, common.length);
          limits.check(shorter);
          rest.add(shorter);
        }
        out.add(pair(prefix, collapse(rest, Op.ALTERNATE, depth + 1)));
      } else {
        out.addAll(subs.subList(start, i));
      }
      start = i;
      common = runes;
      fold = runesFold;
    }
    return out;
  }

  /** Takes out the character, or repeated character, that alternatives in a row begin with. */
  private List<RegexNode> heads(List<RegexNode> subs, int depth) {
    List<RegexNode> out = new ArrayList<>();
    int start = 0;
    @Nullable RegexNode first = null;
    for (int i = 0; i <= subs.size(); i++) {
      @Nullable RegexNode head = i < subs.size() ? head(subs.get(i)) : null;
      if (first != null && head != null && isFixed(first) && first.isSameAs(head)) {
        continue;
      }
      if (first != null && i - start >= 2) {
        List<RegexNode> rest = new ArrayList<>();
        for (int j = start; j < i; j++) {
          RegexNode shorter = removeHead(subs.get(j), j != start);
          limits.check(shorter);
          rest.add(shorter);
        }
        out.add(pair(first, collapse(rest, Op.ALTERNATE, depth + 1)));
      } else {
        out.addAll(subs.subList(start, i));
      }
      start = i;
      first = head;
    }
    return out;
  }

  private static boolean isFixed(RegexNode node) {
    return node.isCharacter()
        || node.op == Op.REPEAT && node.min == node.max && node.subs.get(0).isCharacter();
  }

  private RegexNode pair(RegexNode first, RegexNode second) {
    RegexNode pair = limits.allocate(Op.CONCAT);
    pair.add(first);
    pair.add(second);
    return pair;
  }

  /** Makes characters in a row one class. */
  private List<RegexNode> classes(List<RegexNode> subs) {
    List<RegexNode> out = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= subs.size(); i++) {
      if (i < subs.size() && subs.get(i).isCharacter()) {
        continue;
      }
      if (i - start >= 2) {
        List<RegexNode> run = new ArrayList<>(subs.subList(start, i));
        RegexNode widest = run.get(0);
        for (RegexNode each : run) {
          int order = widest.op.compareTo(each.op);
          if (order < 0 || order == 0 && widest.runes().length < each.runes().length) {
            widest = each;
          }
        }
        for (RegexNode each : run) {
          if (each != widest) {
            merge(widest, each);
            limits.release(each);
          }
        }
        clean(widest);
        out.add(widest);
      } else {
        out.addAll(subs.subList(start, i));
      }
      if (i < subs.size()) {
        out.add(subs.get(i));
      }
      start = i + 1;
    }
    return out;
  }

  private static List<RegexNode> withoutRepeatedEmpty(List<RegexNode> subs) {
    List<RegexNode> out = new ArrayList<>();
    for (RegexNode sub : subs) {
      boolean again = sub.op == Op.EMPTY && !out.isEmpty();
      if (!again || out.get(out.size() - 1).op != Op.EMPTY) {
        out.add(sub);
      }
    }
    return out;
  }

  /** Takes another character into a character of the same or a later kind. */
  static void merge(RegexNode into, RegexNode other) {
    switch (into.op) {
      case ANY_BUT_NEWLINE -> into.op = other.matchesNewline() ? Op.ANY : into.op;
      case CLASS -> into.setRunes(Runes.union(into.runes(), asClass(other)));
      case LITERAL -> {
        if (into.runes()[0] != other.runes()[0] || into.fold != other.fold) {
          into.setRunes(Runes.union(asClass(into), asClass(other)));
          into.op = Op.CLASS;
        }
      }
      default -> {}
    }
  }

  private static int[] asClass(RegexNode node) {
    int[] runes = node.runes();
    if (node.op == Op.CLASS) {
      return runes;
    }
    int[] single = {runes[0], runes[0]};
    return node.fold ? Folding.fold(single) : single;
  }

  /** Gives the class of all characters its own kind. */
  static void clean(RegexNode node) {
    if (node.op == Op.CLASS && Arrays.equals(node.runes(), Runes.ALL)) {
      node.op = Op.ANY;
      node.setRunes();
    } else if (node.op == Op.CLASS && Arrays.equals(node.runes(), Runes.ALL_BUT_NEWLINE)) {
      node.op = Op.ANY_BUT_NEWLINE;
      node.setRunes();
    }
  }

  private static @Nullable RegexNode leadingLiteral(RegexNode node) {
    RegexNode first = node.op == Op.CONCAT ? node.subs.get(0) : node;
    return first.op == Op.LITERAL ? first : null;
  }

  private RegexNode removeLiteral(RegexNode node, int count) {
    if (node.op != Op.CONCAT) {
      int[] runes = node.runes();
      node.setRunes(Arrays.copyOfRange(runes, count, runes.length));
      node.op = count == runes.length ? Op.EMPTY : node.op;
      return node;
    }
    RegexNode first = removeLiteral(node.subs.get(0), count);
    if (first.op != Op.EMPTY) {
      return node;
    }
    limits.release(first);
    return withoutFirst(node);
  }

  private static @Nullable RegexNode head(RegexNode node) {
    RegexNode first = node.op == Op.CONCAT ? node.subs.get(0) : node;
    return first.op == Op.EMPTY ? null : first;
  }

  private RegexNode removeHead(RegexNode node, boolean release) {
    RegexNode first = node.op == Op.CONCAT ? node.subs.get(0) : node;
    if (release) {
      limits.release(first);
    }
    return node.op == Op.CONCAT ? withoutFirst(node) : limits.allocate(Op.EMPTY);
  }

  private RegexNode withoutFirst(RegexNode concat) {
    if (concat.subs.size() == 2) {
      limits.release(concat);
      return concat.subs.get(1);
    }
    concat.subs = new ArrayList<>(concat.subs.subList(1, concat.subs.size()));
    return concat;
  }
}
