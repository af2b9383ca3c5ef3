// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
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

  /** Characters shown of a very long line, and how many of them before the place. */
  private static final int LONGEST = 240;

  private static final int AROUND = 80;
  private static final String CUT = "... ";

  private Excerpts() {}

  /**
   * Returns the line of a text that is no YAML, with the place marked.
   *
   * @param openKeys keys whose values may be shown
   * @return {@code null} if the line has no key that would tell what it holds
   */
  public static @Nullable Excerpt ofBroken(
      SourceText source, int line, int column, Set<String> openKeys) {
    Window window = new Window(source, line, column);
    String text = source.text().substring(window.lineStart, window.to);
    Matcher matcher = KEY.matcher(text);
    if (window.from > window.lineStart || !matcher.matches()) {
      return null;
    }
    if (matcher.group(2) != null && !openKeys.contains(matcher.group(1))) {
      text = text.substring(0, matcher.start(2)) + " " + Secret.MASK;
    }
    int comment = text.indexOf(" #");
    text = Secret.maskUrls(comment < 0 ? text : text.substring(0, comment));
    int start = window.at - window.from;
    return new Excerpt(line + 1, text, Math.min(start, text.length()), 1);
  }

  /** Returns the line with the place marked; {@code null} if there is no such line. */
  public static @Nullable Excerpt of(SourceText source, YamlNode root, int line, int column) {
    Window window = new Window(source, line, column);
    String text = source.text();
    String prefix = window.from > window.lineStart ? CUT : "";
    StringBuilder masked = new StringBuilder(prefix);
    int done = window.from;
    int start = -1;
    int length = 1;
    for (ScalarNode scalar : scalarsIn(root, window)) {
      int from = Math.max(scalar.start() < window.lineStart ? window.indent : scalar.start(), done);
      int to = Math.max(Math.min(scalar.end(), window.to), from);
      masked.append(text, done, from);
      boolean marked = scalar.start() == window.at;
      start = marked ? masked.length() : start;
      masked.append(
          scalar.isShown() || from == to ? Secret.maskUrls(text.substring(from, to)) : Secret.MASK);
      length = marked ? Math.max(1, masked.length() - start) : length;
      done = to;
    }
    String rest = text.substring(done, Math.max(done, window.to));
    int comment = rest.indexOf('#');
    masked.append(comment < 0 ? rest : rest.substring(0, comment));
    if (start < 0) {
      start = Math.min(prefix.length() + window.at - window.from, masked.length());
    }
    return text.substring(window.from, window.to).isBlank()
        ? null
        : new Excerpt(line + 1, masked.toString().stripTrailing(), start, length);
  }

  /** The part of a line that is shown: all of it, unless it is very long. */
  private static final class Window {
    final int lineStart;
    final int at;
    final int from;
    final int to;

    /** Where the line's first character that is no blank stands. */
    final int indent;

    Window(SourceText source, int line, int column) {
      lineStart = source.startOf(line);
      int lineEnd = lineStart;
      int end = source.text().length();
      at = Math.min(source.indexOf(line, column), end);
      boolean cut = at - lineStart > LONGEST - AROUND;
      from = cut ? at - AROUND : lineStart;
      while (lineEnd < Math.min(end, from + LONGEST)
          && !Cursor.isBreak(source.text().charAt(lineEnd))) {
        lineEnd++;
      }
      to = lineEnd;
      int first = from;
      while (first < to && Cursor.isBlank(source.text().charAt(first))) {
        first++;
      }
      indent = first;
    }
  }

  private static List<ScalarNode> scalarsIn(YamlNode root, Window window) {
    List<ScalarNode> found = new ArrayList<>();
    Deque<YamlNode> todo = new ArrayDeque<>();
    todo.push(root);
    while (!todo.isEmpty()) {
      YamlNode node = todo.pop();
      if (node instanceof ScalarNode scalar) {
        // A block scalar ends where the next line begins: no text of its own there.
        if (scalar.end() > window.from || scalar.start() >= window.from) {
          found.add(scalar);
        }
        continue;
      }
      List<YamlNode> children = node.children();
      for (int i = firstEndingAt(children, window.from); i < children.size(); i++) {
        if (children.get(i).start() > window.to) {
          break;
        }
        todo.push(children.get(i));
      }
    }
    found.sort(Comparator.comparingInt(YamlNode::start));
    return found;
  }

  /** Returns the index of the first node that does not end before a place. */
  private static int firstEndingAt(List<YamlNode> nodes, int place) {
    int low = 0;
    int high = nodes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (nodes.get(middle).end() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
