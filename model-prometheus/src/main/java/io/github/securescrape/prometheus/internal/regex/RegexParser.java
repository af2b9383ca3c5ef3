// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import io.github.securescrape.prometheus.internal.regex.RegexNode.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a regular expression as Go does, with Go's verdict. Depth costs no stack of ours. */
final class RegexParser {

  /** An expression that was read: its parts, and the names of its groups, the first for group 1. */
  record Parsed(RegexNode root, List<@Nullable String> names) {}

  private static final int FOLD = 1;
  private static final int MULTILINE = 2;
  private static final int DOT_ALL = 4;
  private static final int LAZY = 8;

  private static final Pattern COUNT =
      Pattern.compile("\\{(0|[1-9][0-9]*)(?:(,)(0|[1-9][0-9]*)?)?\\}");

  private final RegexCursor in;
  private final GoRelease release;
  private final RegexStack stack = new RegexStack();
  private final List<@Nullable String> names = new ArrayList<>();
  private final ClassParser classes;
  private int flags;

  private RegexParser(String text, GoRelease release) {
    in = new RegexCursor(text);
    this.release = release;
    classes = new ClassParser(in, release);
  }

  static Parsed parse(String text, GoRelease release) {
    return new RegexParser(text, release).parse();
  }

  private Parsed parse() {
    // Where the repetition that was read just now begins; negative if there is none.
    int lastRepeat = -1;
    while (!in.atEnd()) {
      int start = in.at();
      boolean repeated = false;
      switch (in.peek()) {
        case '(' -> group();
        case '|' -> {
          in.skip(1);
          stack.bar();
        }
        case ')' -> close();
        case '^' -> op(1, isOn(MULTILINE) ? Op.BEGIN_LINE : Op.BEGIN_TEXT);
        case '$' -> op(1, isOn(MULTILINE) ? Op.END_LINE : Op.END_TEXT);
        case '.' -> op(1, isOn(DOT_ALL) ? Op.ANY : Op.ANY_BUT_NEWLINE);
        case '[' -> {
          RegexNode node = stack.start();
          node.setRunes(classes.bracket(isOn(FOLD)));
          stack.push(node);
        }
        case '*', '+', '?' -> {
          Op op = in.peek() == '*' ? Op.STAR : in.peek() == '+' ? Op.PLUS : Op.QUEST;
          in.skip(1);
          repeat(op, 0, 0, start, lastRepeat);
          repeated = true;
        }
        case '{' -> repeated = counted(start, lastRepeat);
        case '\\' -> escape();
        default -> literal(in.next());
      }
      lastRepeat = repeated ? start : -1;
    }
    List<RegexNode> parts = stack.end();
    if (parts.size() != 1) {
      throw new BadRegexException("missing closing )", in.text());
    }
    return new Parsed(parts.get(0), names);
  }

  private boolean isOn(int flag) {
    return (flags & flag) != 0;
  }

  private void op(int length, Op op) {
    in.skip(length);
    stack.op(op, flags);
  }

  private void literal(int rune) {
    stack.literal(rune, isOn(FOLD));
  }

  private void close() {
    in.skip(1);
    int before = stack.close();
    if (before < 0) {
      throw new BadRegexException("unexpected )", in.text());
    }
    flags = before;
  }

  private void group() {
    if (!in.startsWith("(?")) {
      capture(null);
      in.skip(1);
      return;
    }
    int nameAt = nameAt();
    if (nameAt < 0) {
      flagsOrGroup();
      return;
    }
    int start = in.at();
    int end = in.indexOf(">", start);
    if (end < 0) {
      in.checkUtf8(start, in.text().length());
      throw new BadRegexException("invalid named capture", in.from(start));
    }
    String name = in.text().substring(start + nameAt, end);
    in.checkUtf8(start + nameAt, end);
    if (name.isEmpty() || !name.chars().allMatch(RegexParser::isWord)) {
      throw new BadRegexException("invalid named capture", in.text().substring(start, end + 1));
    }
    capture(name);
    in.skip(end + 1 - start);
  }

  /** Returns how far from here a name begins; negative if the group has none. */
  private int nameAt() {
    if (in.startsWith("(?P<")) {
      return in.left() > 4 ? 4 : -1;
    }
    boolean angle = release.isAtLeast(GoRelease.GO_1_22) && in.startsWith("(?<");
    return angle && in.left() > 3 ? 3 : -1;
  }

  private static boolean isWord(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  private void capture(@Nullable String name) {
    names.add(name);
    RegexNode paren = stack.op(Op.LEFT_PAREN, flags);
    paren.group = names.size();
  }

  private void flagsOrGroup() {
    int start = in.at();
    in.skip(2);
    int on = flags;
    boolean off = false;
    boolean sawFlag = false;
    while (!in.atEnd()) {
      int c = in.next();
      int flag = flag(c);
      if (flag != 0) {
        on = off ? on & ~flag : on | flag;
        sawFlag = true;
      } else if (c == '-' && !off) {
        off = true;
        sawFlag = false;
      } else if ((c == ':' || c == ')') && (!off || sawFlag)) {
        if (c == ':') {
          stack.op(Op.LEFT_PAREN, flags);
        }
        flags = on;
        return;
      } else {
        break;
      }
    }
    throw new BadRegexException("invalid or unsupported Perl syntax", in.since(start));
  }

  private static int flag(int c) {
    return switch (c) {
      case 'i' -> FOLD;
      case 'm' -> MULTILINE;
      case 's' -> DOT_ALL;
      case 'U' -> LAZY;
      default -> 0;
    };
  }

  /** Reads {@code {2}}, {@code {2,}} or {@code {2,5}}; anything else is a literal brace. */
  private boolean counted(int start, int lastRepeat) {
    Matcher count = COUNT.matcher(in.text()).region(start, in.text().length());
    if (!count.lookingAt()) {
      literal(in.next());
      return false;
    }
    in.backTo(count.end());
    int min = number(count.group(1));
    String upper = count.group(3);
    int max = count.group(2) == null ? min : RegexNode.UNBOUNDED;
    max = upper == null ? max : number(upper);
    if (min > RegexLimits.MAX_REPEAT || max > RegexLimits.MAX_REPEAT || max >= 0 && min > max) {
      throw new BadRegexException("invalid repeat count", in.since(start));
    }
    repeat(Op.REPEAT, min, max, start, lastRepeat);
    return true;
  }

  private static int number(String digits) {
    return digits.length() > 8 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private void repeat(Op op, int min, int max, int start, int lastRepeat) {
    boolean lazy = isOn(LAZY);
    if (in.startsWith("?")) {
      in.skip(1);
      lazy = !lazy;
    }
    if (lastRepeat >= 0) {
      throw new BadRegexException("invalid nested repetition operator", in.since(lastRepeat));
    }
    if (!stack.isRepeatable()) {
      throw new BadRegexException("missing argument to repetition operator", in.since(start));
    }
    if (!stack.repeat(op, min, max, lazy)) {
      throw new BadRegexException("invalid repeat count", in.since(start));
    }
  }

  private void escape() {
    switch (in.peek(1)) {
      case 'A' -> op(2, Op.BEGIN_TEXT);
      case 'b' -> op(2, Op.WORD_BOUNDARY);
      case 'B' -> op(2, Op.NO_WORD_BOUNDARY);
      case 'C' -> throw new BadRegexException("invalid escape sequence", "\\C");
      case 'Q' -> quoted();
      case 'z' -> op(2, Op.END_TEXT);
      default -> {
        RegexNode node = stack.start();
        int[] set = classes.escapedClass(isOn(FOLD));
        if (set == null) {
          stack.drop(node);
          literal(classes.escapedRune());
        } else {
          node.setRunes(set);
          stack.push(node);
        }
      }
    }
  }

  private void quoted() {
    in.skip(2);
    int end = in.indexOf("\\E", in.at());
    int stop = end < 0 ? in.text().length() : end;
    while (in.at() < stop) {
      literal(in.next());
    }
    in.skip(end < 0 ? 0 : 2);
  }
}
