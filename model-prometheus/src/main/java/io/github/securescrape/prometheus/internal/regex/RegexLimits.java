// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import io.github.securescrape.prometheus.internal.regex.RegexNode.Op;
import java.util.List;

/** How large an expression may become for Go, which counts what it allocates on the way. */
final class RegexLimits {

  static final int MAX_DEPTH = 1000;
  static final int MAX_REPEAT = 1000;
  private static final long MAX_SIZE = (128 << 20) / 40;
  private static final long MAX_RUNES = (128 << 20) / 4;

  private final List<RegexNode> stack;
  private long allocated;
  private long free;
  private long runes;
  private long repeats = 1;
  private boolean countsSize;

  RegexLimits(List<RegexNode> stack) {
    this.stack = stack;
  }

  RegexNode allocate(Op op) {
    if (free > 0) {
      free--;
    } else {
      allocated++;
    }
    return new RegexNode(op);
  }

  void release(RegexNode node) {
    free++;
    node.depth = 0;
  }

  void countRunes(RegexNode node) {
    runes += node.runes().length;
  }

  void check(RegexNode node) {
    if (runes > MAX_RUNES) {
      throw tooLarge();
    }
    checkSize(node);
    checkDepth(node);
  }

  private static BadRegexException tooLarge() {
    return new BadRegexException("expression too large");
  }

  static BadRegexException tooDeep() {
    return new BadRegexException("expression nests too deeply");
  }

  private void checkSize(RegexNode node) {
    if (!countsSize) {
      if (node.op == Op.REPEAT) {
        int count = Math.max(node.max == RegexNode.UNBOUNDED ? node.min : node.max, 1);
        repeats = count > MAX_SIZE / repeats ? MAX_SIZE : repeats * count;
      }
      if (allocated < MAX_SIZE / repeats) {
        return;
      }
      countsSize = true;
      for (RegexNode each : stack) {
        checkSize(each);
      }
    }
    node.size = 0;
    if (size(node) > MAX_SIZE) {
      throw tooLarge();
    }
  }

  private static long size(RegexNode node) {
    if (node.size == 0) {
      node.size = Math.max(1, count(node));
    }
    return node.size;
  }

  private static long count(RegexNode node) {
    return switch (node.op) {
      case LITERAL -> node.runes().length;
      case CAPTURE, STAR -> 2 + sizeOfSubs(node);
      case PLUS, QUEST -> 1 + sizeOfSubs(node);
      case CONCAT -> sizeOfSubs(node);
      case ALTERNATE -> sizeOfSubs(node) + Math.max(0, node.subs.size() - 1);
      case REPEAT -> {
        long sub = sizeOfSubs(node);
        if (node.max != RegexNode.UNBOUNDED) {
          yield node.max * sub + node.max - node.min;
        }
        yield node.min == 0 ? 2 + sub : 1 + node.min * sub;
      }
      default -> 1;
    };
  }

  private static long sizeOfSubs(RegexNode node) {
    long sum = 0;
    for (RegexNode sub : node.subs) {
      sum += size(sub);
    }
    return sum;
  }

  private void checkDepth(RegexNode node) {
    if (allocated < MAX_DEPTH) {
      return;
    }
    node.depth = 0;
    if (depth(node) > MAX_DEPTH) {
      throw tooDeep();
    }
  }

  private static int depth(RegexNode node) {
    if (node.depth == 0) {
      int depth = 1;
      for (RegexNode sub : node.subs) {
        depth = Math.max(depth, 1 + depth(sub));
      }
      node.depth = depth;
    }
    return node.depth;
  }

  /** Returns whether no part of this is repeated more often than the bound, all repeats counted. */
  static boolean isRepeatedAtMost(RegexNode node, int bound) {
    int left = bound;
    if (node.op == Op.REPEAT) {
      if (node.max == 0) {
        return true;
      }
      int count = node.max == RegexNode.UNBOUNDED ? node.min : node.max;
      if (count > bound) {
        return false;
      }
      left = count > 0 ? bound / count : bound;
    }
    for (RegexNode sub : node.subs) {
      if (!isRepeatedAtMost(sub, left)) {
        return false;
      }
    }
    return true;
  }
}
