// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.value.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Prints a tree of maps, lists, texts and {@link Scalar}s as YAML that readers of YAML 1.1 and 1.2
 * take alike: a text stands without quotes only if no reader could take it for anything else, and
 * between quotes only escapes stand that all readers know.
 */
public final class YamlPrinter {

  static final ProblemCode HALF_CHARACTER =
      ProblemCode.error(
          "yaml.print.surrogate",
          "a text holds half of a character (a lone surrogate), which no file can hold",
          "Mend the text where it comes from.");

  /** Durations and sizes in Prometheus' spelling, which no YAML reader takes for a number. */
  private static final Pattern QUANTITY =
      Pattern.compile("(?:\\d{1,9}(?:ms|[smhdwy])){1,7}|\\d{1,9}[KMGTPE]?B");

  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  /** A longer key must be marked as one. */
  private static final int MAX_SIMPLE_KEY = 120;

  private final StringBuilder out = new StringBuilder();

  private YamlPrinter() {}

  /** Returns the tree as YAML text that ends with a line feed. */
  public static String print(Object tree) {
    YamlPrinter printer = new YamlPrinter();
    printer.value(tree, 0, false);
    // What follows a colon or dash begins with a blank or line feed; the whole does not.
    return printer.out.substring(1);
  }

  /** Returns a text, number or boolean on one line. */
  public static String scalar(Object value) {
    return scalar(value, 0);
  }

  /** Prints a value after a key, a dash or nothing. */
  private void value(Object tree, int indent, boolean afterDash) {
    if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
      boolean first = afterDash;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        begin(indent, first);
        first = false;
        String key = text((String) entry.getKey(), 0);
        boolean simple = key.length() <= MAX_SIMPLE_KEY;
        out.append(simple ? key : "? " + key + "\n" + " ".repeat(indent)).append(':');
        value(entry.getValue(), indent + 2, false);
      }
    } else if (tree instanceof List<?> list && !list.isEmpty()) {
      boolean first = afterDash;
      for (Object item : list) {
        begin(indent, first);
        first = false;
        out.append('-');
        value(item, indent + 2, true);
      }
    } else {
      out.append(' ').append(scalar(tree, indent)).append('\n');
    }
  }

  private void begin(int indent, boolean afterDash) {
    if (afterDash) {
      out.append(' ');
      return;
    }
    if (out.isEmpty() || out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    out.append(" ".repeat(indent));
  }

  private static String scalar(Object tree, int indent) {
    if (tree instanceof Map) {
      return "{}";
    }
    if (tree instanceof List) {
      return "[]";
    }
    if (tree instanceof Scalar scalar) {
      return scalar.isNull()
          ? "null"
          : scalar.value() instanceof String ? text(scalar.text(), indent) : scalar.text();
    }
    return tree instanceof Boolean || tree instanceof Number
        ? tree.toString()
        : text(tree.toString(), indent);
  }

  /** Returns a text as it stands in YAML; as a block only with an indent, which keys have not. */
  private static String text(String text, int indent) {
    if (isPlain(text)) {
      return text;
    }
    if (indent > 0 && isBlock(text)) {
      String blanks = "\n" + " ".repeat(indent);
      String lines = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      return (lines.equals(text) ? "|-" : "|") + blanks + lines.replace("\n", blanks);
    }
    return quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append((char) c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (c >= 0xD800 && c <= 0xDFFF) {
            throw new InvalidConfigException(List.of(HALF_CHARACTER.at(Location.ofPath(""))));
          }
          if (isShown(c)) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append(String.format("\\u%04X", c));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** Returns whether every reader takes the character as it is. */
  private static boolean isShown(int c) {
    return c >= ' ' && c <= '~'
        || c > 0xA0 && c < 0xFFFE && c != 0x2028 && c != 0x2029 && c != 0xFEFF
        || c > 0xFFFF;
  }

  /** Words, host names, paths, URLs: begin with a letter, no blank at an end or after a colon. */
  private static boolean isPlain(String text) {
    if (text.isEmpty() || WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (!isLetter(text.charAt(0))) {
      return QUANTITY.matcher(text).matches();
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean wordFollows = i + 1 < text.length() && isWord(text.charAt(i + 1));
      if (!(c == ' ' || c == ':' ? wordFollows : isWord(c))) {
        return false;
      }
    }
    return true;
  }

  /** Lines of printable ASCII, not empty and without blanks at their ends, as in PEM. */
  private static boolean isBlock(String text) {
    if (text.indexOf('\n') < 0 || text.endsWith(" ")) {
      return false;
    }
    char before = '\n';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blankAtEdge = c == ' ' && i == 0 || c == '\n' && before == ' ';
      boolean emptyLine = c == '\n' && before == '\n';
      boolean printable = c == '\n' || c >= ' ' && c <= '~';
      if (!printable || blankAtEdge || emptyLine) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '/';
  }

  private static boolean isWord(char c) {
    return isLetter(c) || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '@';
  }
}
