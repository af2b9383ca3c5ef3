// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import java.util.ArrayList;
import java.util.List;

/** A text with variables such as {@code $1}, {@code ${1}} and {@code $name}, as Go expands it. */
public final class GoTemplate {

  /** What Go looks at last in a number. */
  private static final int MAX_NUMBER = 100_000_000;

  /** A part: a text, or the group of a number or, where that is negative, of a name. */
  private record Part(String text, boolean isVariable, int number) {}

  private final String source;
  private final List<Part> parts = new ArrayList<>();

  private GoTemplate(String source) {
    this.source = source;
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at++);
      if (c != '$') {
        literal.append(c);
        continue;
      }
      if (source.startsWith("$", at)) {
        literal.append('$');
        at++;
        continue;
      }
      boolean brace = source.startsWith("{", at);
      int start = brace ? at + 1 : at;
      int end = endOfName(start);
      if (end == start || brace && !source.startsWith("}", end)) {
        literal.append('$');
        continue;
      }
      parts.add(new Part(literal.toString(), false, 0));
      literal.setLength(0);
      String name = source.substring(start, end);
      parts.add(new Part(name, true, number(name)));
      at = brace ? end + 1 : end;
    }
    parts.add(new Part(literal.toString(), false, 0));
  }

  /** Reads a template; no text is refused. */
  public static GoTemplate parse(String text) {
    return new GoTemplate(text);
  }

  private int endOfName(int start) {
    int end = start;
    while (end < source.length()) {
      int rune = source.codePointAt(end);
      if (!Character.isLetter(rune) && !Character.isDigit(rune) && rune != '_') {
        break;
      }
      end += Character.charCount(rune);
    }
    return end;
  }

  private static int number(String name) {
    int number = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9' || number >= MAX_NUMBER) {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return name.startsWith("0") && name.length() > 1 ? -1 : number;
  }

  /** Returns whether no variable is in it, so that it is the same for each match. */
  public boolean isConstant() {
    return parts.size() == 1;
  }

  /** Returns the text with the variables' values; what is not in the match is empty. */
  public String expand(GoMatch match) {
    if (isConstant()) {
      return parts.get(0).text();
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!part.isVariable()) {
        text.append(part.text());
      } else if (part.number() >= 0) {
        text.append(match.group(part.number()));
      } else {
        text.append(match.group(part.text()));
      }
    }
    return text.toString();
  }

  /** Returns the variables for which the expression of a match has no group. */
  public List<String> unknown(GoMatch match) {
    return parts.stream()
        .filter(Part::isVariable)
        .filter(
            part -> part.number() >= 0 ? part.number() > match.groups() : !match.has(part.text()))
        .map(Part::text)
        .distinct()
        .toList();
  }

  /** Returns the text as it was written. */
  @Override
  public String toString() {
    return source;
  }
}
