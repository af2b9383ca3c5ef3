// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads classes and escapes of characters. */
final class ClassParser {

  private static final int[] DIGIT = {'0', '9'};
  private static final int[] WORD = {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'};

  private static final Map<Character, int[]> PERL =
      Map.of('d', DIGIT, 's', new int[] {'\t', '\n', '\f', '\r', ' ', ' '}, 'w', WORD);

  private static final Map<String, int[]> POSIX =
      Map.ofEntries(
          Map.entry("alnum", new int[] {'0', '9', 'A', 'Z', 'a', 'z'}),
          Map.entry("alpha", new int[] {'A', 'Z', 'a', 'z'}),
          Map.entry("ascii", new int[] {0, 0x7F}),
          Map.entry("blank", new int[] {'\t', '\t', ' ', ' '}),
          Map.entry("cntrl", new int[] {0, 0x1F, 0x7F, 0x7F}),
          Map.entry("digit", DIGIT),
          Map.entry("graph", new int[] {'!', '~'}),
          Map.entry("lower", new int[] {'a', 'z'}),
          Map.entry("print", new int[] {' ', '~'}),
          Map.entry("punct", new int[] {'!', '/', ':', '@', '[', '`', '{', '~'}),
          Map.entry("space", new int[] {'\t', '\r', ' ', ' '}),
          Map.entry("upper", new int[] {'A', 'Z'}),
          Map.entry("word", WORD),
          Map.entry("xdigit", new int[] {'0', '9', 'A', 'F', 'a', 'f'}));

  private final RegexCursor in;
  private final GoRelease release;

  ClassParser(RegexCursor in, GoRelease release) {
    this.in = in;
    this.release = release;
  }

  /** Reads what stands in brackets. */
  int[] bracket(boolean fold) {
    int start = in.at();
    in.skip(1);
    boolean negated = in.startsWith("^");
    if (negated) {
      in.skip(1);
    }
    Runes.Builder set = new Runes.Builder();
    boolean first = true;
    while (in.peek() != ']' || first || in.atEnd()) {
      first = false;
      int[] named = named(fold);
      if (named == null) {
        named = escapedClass(fold);
      }
      set.addAll(named == null ? range(start, fold) : named);
    }
    in.skip(1);
    int[] built = set.build();
    return negated ? Runes.negate(built) : built;
  }

  private int[] range(int bracket, boolean fold) {
    int start = in.at();
    int low = rune(bracket);
    int high = low;
    if (in.left() >= 2 && in.peek() == '-' && in.peek(1) != ']') {
      in.skip(1);
      high = rune(bracket);
      if (high < low) {
        throw badRange(in.since(start));
      }
    }
    int[] range = {low, high};
    return fold ? Folding.fold(range) : range;
  }

  private int rune(int bracket) {
    if (in.atEnd()) {
      throw new BadRegexException("missing closing ]", in.from(bracket));
    }
    return in.peek() == '\\' ? escapedRune() : in.next();
  }

  /** Reads such as {@code [:alpha:]}; {@code null} if there is none. */
  private int @Nullable [] named(boolean fold) {
    int end = in.startsWith("[:") ? in.indexOf(":]", in.at() + 2) : -1;
    if (end < 0) {
      return null;
    }
    String whole = in.text().substring(in.at(), end + 2);
    String name = whole.substring(2, whole.length() - 2);
    boolean negated = name.startsWith("^");
    int[] set = POSIX.get(negated ? name.substring(1) : name);
    if (set == null) {
      throw badRange(whole);
    }
    in.skip(whole.length());
    return group(set, negated, fold);
  }

  private static int[] group(int[] set, boolean negated, boolean fold) {
    int[] folded = fold ? Folding.fold(set) : set;
    return negated ? Runes.negate(folded) : folded;
  }

  /** Reads such as {@code \d} or {@code \pL}; {@code null} if there is none. */
  int @Nullable [] escapedClass(boolean fold) {
    if (in.peek() != '\\' || in.left() < 2) {
      return null;
    }
    char letter = in.peek(1);
    if (letter == 'p' || letter == 'P') {
      return unicode(letter == 'P', fold);
    }
    int[] set = PERL.get(Character.toLowerCase(letter));
    if (set == null) {
      return null;
    }
    in.skip(2);
    return group(set, Character.isUpperCase(letter), fold);
  }

  private int[] unicode(boolean upper, boolean fold) {
    int start = in.at();
    in.skip(2);
    String name = in.next() == '{' ? braced(start) : in.since(start + 2);
    boolean negated = name.startsWith("^");
    String found =
        UnicodeNames.find(negated ? name.substring(1) : name, release)
            .orElseThrow(() -> badRange(in.since(start)));
    return group(UnicodeClasses.of(found), upper != negated, fold);
  }

  private String braced(int start) {
    int end = in.indexOf("}", start);
    if (end < 0) {
      in.checkUtf8(start, in.text().length());
      throw badRange(in.from(start));
    }
    in.checkUtf8(in.at(), end);
    String name = in.text().substring(in.at(), end);
    in.backTo(end + 1);
    return name;
  }

  private static BadRegexException badRange(String where) {
    return new BadRegexException("invalid character class range", where);
  }

  /** Reads one escaped character. */
  int escapedRune() {
    int start = in.at();
    in.skip(1);
    if (in.atEnd()) {
      throw new BadRegexException("trailing backslash at end of expression", "");
    }
    int c = in.next();
    int rune =
        switch (c) {
          case 'a' -> 0x07;
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'v' -> 0x0B;
          case 'x' -> hex();
          case '0' -> octal(0);
          case '1', '2', '3', '4', '5', '6', '7' -> isOctal(in.peek()) ? octal(c - '0') : -1;
          default -> c < 0x80 && !Character.isLetterOrDigit(c) ? c : -1;
        };
    if (rune < 0) {
      throw new BadRegexException("invalid escape sequence", in.since(start));
    }
    return rune;
  }

  private int octal(int first) {
    int rune = first;
    for (int i = 1; i < 3 && isOctal(in.peek()); i++) {
      rune = rune * 8 + in.next() - '0';
    }
    return rune;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  /** Reads {@code 41} or {@code {1F600}}; negative if there is no such number. */
  private int hex() {
    if (in.atEnd()) {
      return -1;
    }
    int c = in.next();
    if (c != '{') {
      int high = digit(c);
      int low = digit(in.next());
      return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
    int rune = 0;
    for (int count = 0; !in.atEnd(); count++) {
      int next = in.next();
      if (next == '}') {
        return count == 0 ? -1 : rune;
      }
      int digit = digit(next);
      rune = rune * 16 + digit;
      if (digit < 0 || rune > Character.MAX_CODE_POINT) {
        return -1;
      }
    }
    return -1;
  }

  private static int digit(int c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
