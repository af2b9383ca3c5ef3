// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import io.github.securescrape.prometheus.internal.regex.RegexNode.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of an expression that is being read, put together in the same steps as Go does, because
 * its limits count what the steps leave.
 */
final class RegexStack {

  private final List<RegexNode> stack = new ArrayList<>();
  private final RegexLimits limits = new RegexLimits(stack);
  private final Factoring factoring = new Factoring(limits);

  RegexNode op(Op op, int flags) {
    RegexNode node = limits.allocate(op);
    node.flags = flags;
    push(node);
    return node;
  }

  void literal(int rune, boolean fold) {
    RegexNode node = limits.allocate(Op.LITERAL);
    node.fold = fold;
    node.setRunes(fold ? Folding.smallest(rune) : rune);
    push(node);
  }

  /** Starts a class or an escape; what the escape turns out to be is told later. */
  RegexNode start() {
    return limits.allocate(Op.CLASS);
  }

  /** Takes back what was started and is no class. */
  void drop(RegexNode started) {
    limits.release(started);
  }

  void push(RegexNode node) {
    limits.countRunes(node);
    int[] runes = node.op == Op.CLASS ? node.runes() : new int[0];
    boolean pair =
        node.op == Op.CLASS
            && (runes.length == 4
                    && runes[0] == runes[1]
                    && runes[2] == runes[3]
                    && Folding.isPair(runes[0], runes[2])
                || runes.length == 2
                    && runes[0] + 1 == runes[1]
                    && Folding.isPair(runes[0], runes[1]));
    boolean single = node.op == Op.CLASS && runes.length == 2 && runes[0] == runes[1];
    if (joinLiterals(pair || single ? runes[0] : -1, pair)) {
      return;
    }
    if (pair || single) {
      node.op = Op.LITERAL;
      node.setRunes(runes[0]);
      node.fold = pair;
    }
    stack.add(node);
    limits.check(node);
  }

  /**
   * Makes the two topmost literals one.
   *
   * @param rune what to put in the place of the upper one; negative for nothing
   * @return whether the rune was put there
   */
  private boolean joinLiterals(int rune, boolean fold) {
    int count = stack.size();
    if (count < 2) {
      return false;
    }
    RegexNode upper = stack.get(count - 1);
    RegexNode lower = stack.get(count - 2);
    if (upper.op != Op.LITERAL || lower.op != Op.LITERAL || upper.fold != lower.fold) {
      return false;
    }
    lower.append(upper.runes());
    if (rune >= 0) {
      upper.setRunes(rune);
      upper.fold = fold;
      return true;
    }
    stack.remove(count - 1);
    limits.release(upper);
    return false;
  }

  /** Returns whether there is something that can be repeated. */
  boolean isRepeatable() {
    return !stack.isEmpty() && !top().op.isPseudo();
  }

  /** Repeats the topmost part; returns whether that is not too often. */
  boolean repeat(Op op, int min, int max, boolean lazy) {
    RegexNode node = limits.allocate(op);
    node.min = min;
    node.max = max;
    node.lazy = lazy;
    node.add(top());
    stack.set(stack.size() - 1, node);
    limits.check(node);
    return op != Op.REPEAT
        || min < 2 && max < 2
        || RegexLimits.isRepeatedAtMost(node, RegexLimits.MAX_REPEAT);
  }

  void bar() {
    concat();
    if (!swapBar()) {
      op(Op.VERTICAL_BAR, 0);
    }
  }

  /**
   * Ends a group.
   *
   * @return the flags that were on where it began; negative if none began
   */
  int close() {
    concat();
    if (swapBar()) {
      stack.remove(stack.size() - 1);
    }
    alternate();
    int count = stack.size();
    if (count < 2 || stack.get(count - 2).op != Op.LEFT_PAREN) {
      return -1;
    }
    RegexNode inner = stack.remove(count - 1);
    RegexNode paren = stack.remove(count - 2);
    if (paren.group == 0) {
      push(inner);
    } else {
      paren.op = Op.CAPTURE;
      paren.add(inner);
      push(paren);
    }
    return paren.flags;
  }

  /** Returns all parts as one after the last was read; several if a group is still open. */
  List<RegexNode> end() {
    concat();
    if (swapBar()) {
      stack.remove(stack.size() - 1);
    }
    alternate();
    return stack;
  }

  private RegexNode top() {
    return stack.get(stack.size() - 1);
  }

  private void concat() {
    joinLiterals(-1, false);
    List<RegexNode> parts = pop();
    push(parts.isEmpty() ? limits.allocate(Op.EMPTY) : factoring.collapse(parts, Op.CONCAT, 0));
  }

  private void alternate() {
    List<RegexNode> parts = pop();
    if (!parts.isEmpty()) {
      Factoring.clean(parts.get(parts.size() - 1));
    }
    push(
        parts.isEmpty()
            ? limits.allocate(Op.NO_MATCH)
            : factoring.collapse(parts, Op.ALTERNATE, 0));
  }

  /** Takes what stands above the topmost parenthesis or bar. */
  private List<RegexNode> pop() {
    int from = stack.size();
    while (from > 0 && !stack.get(from - 1).op.isPseudo()) {
      from--;
    }
    List<RegexNode> above = stack.subList(from, stack.size());
    List<RegexNode> parts = new ArrayList<>(above);
    above.clear();
    return parts;
  }

  /** Moves a bar that stands below the topmost part above it; two characters become a class. */
  private boolean swapBar() {
    int count = stack.size();
    if (count < 2 || stack.get(count - 2).op != Op.VERTICAL_BAR) {
      return false;
    }
    RegexNode upper = stack.get(count - 1);
    if (count >= 3) {
      RegexNode lower = stack.get(count - 3);
      if (upper.isCharacter() && lower.isCharacter()) {
        boolean swap = upper.op.compareTo(lower.op) > 0;
        stack.set(count - 3, swap ? upper : lower);
        Factoring.merge(swap ? upper : lower, swap ? lower : upper);
        limits.release(swap ? lower : upper);
        stack.remove(count - 1);
        return true;
      }
      Factoring.clean(lower);
    }
    stack.set(count - 1, stack.get(count - 2));
    stack.set(count - 2, upper);
    return true;
  }
}
