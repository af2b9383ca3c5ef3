// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into its template actions and tells what Helm makes of them: actions that print a
 * literal and comments are worked out, all others are left to Helm.
 */
final class TplScanner {

  private static final Pattern LITERAL =
      Pattern.compile("\\s*(?:`([^`]*)`|\"((?:[^\"\\\\\n]|\\\\.)*)\")\\s*", Pattern.DOTALL);

  private static final Pattern KEYWORD = Pattern.compile("\\s*([a-z]+)\\b.*", Pattern.DOTALL);

  private final String text;
  private final StringBuilder out = new StringBuilder();

  /** The blocks that are open, innermost first. */
  private final Deque<String> open = new ArrayDeque<>();

  private final Set<String> variables = new HashSet<>();

  private int at;
  private boolean opaque;
  private String action = "";
  private String fault = "";

  private TplScanner(String text) {
    this.text = text;
  }

  /** Returns what Helm makes of a text. */
  static TplResult scan(String text) {
    if (!text.contains("{{")) {
      return new TplResult(text, "", "");
    }
    TplScanner scanner = new TplScanner(text);
    scanner.run();
    boolean known = !scanner.opaque && scanner.fault.isEmpty();
    return new TplResult(known ? scanner.out.toString() : null, scanner.action, scanner.fault);
  }

  private void run() {
    boolean trim = false;
    while (fault.isEmpty()) {
      int start = text.indexOf("{{", at);
      String before = text.substring(at, start < 0 ? text.length() : start);
      out.append(trim ? stripLeft(before) : before);
      if (start < 0) {
        break;
      }
      at = start + 2;
      if (at + 1 < text.length() && text.charAt(at) == '-' && isSpace(text.charAt(at + 1))) {
        at += 1;
        trimRight();
      }
      int end = text.startsWith("/*", firstOf(at)) ? endOfComment() : endOfAction();
      if (end < 0) {
        action = text.substring(start, Math.min(text.length(), start + 40));
        return;
      }
      trim = end > at && text.charAt(end - 1) == '-' && end >= 2 && isSpace(text.charAt(end - 2));
      evaluate(text.substring(at, trim ? end - 1 : end), text.substring(start, end + 2));
      at = end + 2;
    }
    if (fault.isEmpty() && !open.isEmpty()) {
      fault = "`" + open.peek() + "` has no `end`";
    }
  }

  private void trimRight() {
    int length = out.length();
    while (length > 0 && isSpace(out.charAt(length - 1))) {
      length--;
    }
    out.setLength(length);
  }

  private static String stripLeft(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** A comment follows its braces at once, or after a trim marker and one blank. */
  private int firstOf(int from) {
    boolean trimmed = text.charAt(Math.max(0, from - 1)) == '-';
    return trimmed && from < text.length() && isSpace(text.charAt(from)) ? from + 1 : from;
  }

  private int endOfComment() {
    int close = text.indexOf("*/", firstOf(at) + 2);
    if (close < 0) {
      fault = "comment does not end";
      return -1;
    }
    int end = text.indexOf("}}", close + 2);
    String rest = end < 0 ? "?" : text.substring(close + 2, end);
    if (rest.isEmpty() || rest.length() == 2 && isSpace(rest.charAt(0)) && rest.endsWith("-")) {
      return end;
    }
    fault = "comment ends before `}}`";
    return -1;
  }

  /** Returns where the two braces stand that end an action; braces in literals do not count. */
  private int endOfAction() {
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith("}}", i)) {
        return i;
      }
      if (c == '`' || c == '"' || c == '\'') {
        i = endOfLiteral(i, c);
        if (i < 0) {
          fault = "literal does not end";
          return -1;
        }
      } else if (c == '{' || c == '}') {
        fault = "`" + c + "` cannot stand in an action";
        return -1;
      }
    }
    fault = "`{{` has no `}}`";
    return -1;
  }

  private int endOfLiteral(int start, char quote) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i;
      }
      if (quote != '`' && c == '\n') {
        return -1;
      }
      if (quote != '`' && c == '\\') {
        i++;
      }
    }
    return -1;
  }

  private void evaluate(String inner, String whole) {
    Matcher literal = LITERAL.matcher(inner);
    if (inner.stripLeading().startsWith("/*")) {
      note(whole);
    } else if (literal.matches()) {
      boolean raw = literal.group(1) != null;
      String value = raw ? literal.group(1).replace("\r", "") : literal.group(2);
      if (!raw && value.indexOf('\\') >= 0) {
        opaque = true;
        note(whole);
      } else {
        out.append(value);
        if (!value.contains("{{") && !value.contains("}}")) {
          note(whole);
        }
      }
    } else {
      opaque = true;
      note(whole);
      block(inner);
      fault = fault.isEmpty() ? TplFunctions.fault(inner, variables) : fault;
    }
  }

  private void note(String whole) {
    action = action.isEmpty() ? whole : action;
  }

  private void block(String inner) {
    Matcher word = KEYWORD.matcher(inner);
    String keyword = word.matches() ? word.group(1) : "";
    switch (keyword) {
      case "if", "range", "with", "define", "block" -> open.push(keyword);
      case "else" -> fault = open.isEmpty() ? "`else` stands in no block" : "";
      case "end" -> fault = open.poll() == null ? "`end` stands in no block" : "";
      case "break", "continue" ->
          fault = open.contains("range") ? "" : "`" + keyword + "` stands in no `range`";
      default -> {}
    }
  }
}
