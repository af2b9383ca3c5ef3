// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys and indexes that lead from the top of a document to one value. */
public final class YamlPath {

  private static final YamlPath ROOT = new YamlPath(null, "");
  private static final Pattern PLAIN_KEY = Pattern.compile("[\\w-]+");

  private static final Pattern SEGMENT =
      Pattern.compile("\\[(\\d+)]|\"((?:[^\"\\\\]|\\\\.)*)\"|([\\w-]+)");

  private final @Nullable YamlPath parent;
  private final Object segment;

  private YamlPath(@Nullable YamlPath parent, Object segment) {
    this.parent = parent;
    this.segment = segment;
  }

  /** Returns the path of the document itself. */
  public static YamlPath root() {
    return ROOT;
  }

  /** Returns the path that {@link #toString()} printed. */
  public static YamlPath parse(String printed) {
    return ROOT.append(printed);
  }

  /** Returns the path of the value under a key. */
  public YamlPath key(String key) {
    return new YamlPath(this, Objects.requireNonNull(key));
  }

  /** Returns the path of an item of a list; the first has index 0. */
  public YamlPath index(int index) {
    return new YamlPath(this, index);
  }

  /** Returns this path followed by the one that {@link #toString()} printed. */
  YamlPath append(String printed) {
    YamlPath path = this;
    Matcher segment = SEGMENT.matcher(printed);
    while (segment.find()) {
      if (segment.group(1) != null) {
        path = path.index(Integer.parseInt(segment.group(1)));
      } else {
        String quoted = segment.group(2);
        path = path.key(quoted == null ? segment.group(3) : quoted.replace("\\\"", "\""));
      }
    }
    return path;
  }

  /** Returns the path one segment up, {@code null} for the document itself. */
  public @Nullable YamlPath parent() {
    return parent;
  }

  /** Returns whether the last segment is the index of a list item. */
  public boolean isIndex() {
    return segment instanceof Integer;
  }

  /** Returns the last key or index as a text; empty for the document itself. */
  public String name() {
    return segment.toString();
  }

  /** Returns the segments from the top: a {@link String} is a key, an {@link Integer} an index. */
  public List<Object> segments() {
    Deque<Object> segments = new ArrayDeque<>();
    for (YamlPath path = this; path.parent != null; path = path.parent) {
      segments.addFirst(path.segment);
    }
    return List.copyOf(segments);
  }

  /** Returns such as {@code scrape_configs[1].basic_auth}; unusual keys stand in quotes. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object each : segments()) {
      if (each instanceof Integer) {
        text.append('[').append(each).append(']');
        continue;
      }
      String key = (String) each;
      text.append(text.isEmpty() ? "" : ".")
          .append(PLAIN_KEY.matcher(key).matches() ? key : '"' + key.replace("\"", "\\\"") + '"');
    }
    return text.toString();
  }
}
