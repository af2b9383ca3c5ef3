// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Span;
import io.github.securescrape.core.problem.Excerpt;
import io.github.securescrape.core.value.Secret;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file for a report. Shown are keys, and values that a reader took for no secret; all
 * other values are masked, and comments are left out: who knows what they hold.
 */
public final class Excerpts {

  private static final Pattern KEY =
      Pattern.compile("[\\s\\[{,-]*+[\"']?([\\w.-]+)[\"']?\\s*:(\\s.*)?");

  private Excerpts() {}

  /**
   * Returns the line of a text that is no YAML, with the place marked.
   *
   * @param openKeys keys whose values may be shown
   * @return {@code null} if the line has no key that would tell what it holds
   */
  public static @Nullable Excerpt ofBroken(
      SourceText source, int line, int column, Set<String> openKeys) {
    String text = source.line(line);
    Matcher matcher = KEY.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int start = charIndex(text, column);
    if (matcher.group(2) != null && !openKeys.contains(matcher.group(1))) {
      text = text.substring(0, matcher.start(2)) + " " + Secret.MASK;
    }
    int comment = text.indexOf(" #");
    text = comment < 0 ? text : text.substring(0, comment);
    return new Excerpt(line + 1, text, Math.min(start, text.length()), 1);
  }

  /** Returns the line with the place marked; {@code null} if there is no such line. */
  public static @Nullable Excerpt of(SourceText source, YamlNode root, int line, int column) {
    String text = source.line(line);
    StringBuilder masked = new StringBuilder();
    int done = 0;
    int start = -1;
    int length = 1;
    for (ScalarNode scalar : scalarsOn(root, line)) {
      Span span = scalar.span();
      int from = span.line() == line ? charIndex(text, span.column()) : indent(text);
      int to = span.endLine() == line ? charIndex(text, span.endColumn()) : text.length();
      masked.append(text, done, from);
      boolean marked = span.line() == line && span.column() == column;
      start = marked ? masked.length() : start;
      masked.append(scalar.isShown() || from == to ? text.substring(from, to) : Secret.MASK);
      length = marked ? Math.max(1, masked.length() - start) : length;
      done = to;
    }
    int comment = text.indexOf('#', done);
    masked.append(text, done, comment < 0 ? text.length() : comment);
    if (start < 0) {
      start = Math.min(charIndex(text, column), masked.length());
    }
    return text.isBlank()
        ? null
        : new Excerpt(line + 1, masked.toString().stripTrailing(), start, length);
  }

  private static List<ScalarNode> scalarsOn(YamlNode root, int line) {
    List<ScalarNode> found = new ArrayList<>();
    Deque<YamlNode> todo = new ArrayDeque<>();
    todo.push(root);
    while (!todo.isEmpty()) {
      YamlNode node = todo.pop();
      if (node.span().line() > line || node.span().endLine() < line) {
        continue;
      }
      if (node instanceof ScalarNode scalar) {
        found.add(scalar);
      } else if (node instanceof SequenceNode list) {
        list.items().forEach(todo::push);
      } else if (node instanceof MappingNode mapping) {
        for (Entry entry : mapping.entries()) {
          todo.push(entry.key());
          todo.push(entry.value());
        }
      }
    }
    // A block scalar ends where the next line begins: no text of its own there.
    found.removeIf(scalar -> scalar.span().endLine() == line && scalar.span().endColumn() == 0);
    found.sort(
        Comparator.comparingInt(
            scalar -> scalar.span().line() < line ? -1 : scalar.span().column()));
    return found;
  }

  private static int indent(String text) {
    return text.length() - text.stripLeading().length();
  }

  private static int charIndex(String text, int column) {
    return column >= text.codePointCount(0, text.length())
        ? text.length()
        : text.offsetByCodePoints(0, column);
  }
}
