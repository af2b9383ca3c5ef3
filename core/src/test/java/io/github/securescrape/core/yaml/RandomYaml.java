// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import io.github.securescrape.core.problem.YamlPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A tree of texts, and how somebody might have written it: all styles mixed. */
final class RandomYaml {

  private static final String[] WORDS = {
    "up", "on", "a b", "it's", "x: y", "# no", "\ud83d\ude00", "é", "", "10m", "/etc/x", "[z", "0"
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final String lineBreak;
  private final Map<String, Object> tree;
  private final List<YamlPath> sections = new ArrayList<>();
  private int comments;

  RandomYaml(Random random) {
    this.random = random;
    lineBreak = one(3) ? "\r\n" : "\n";
    tree = mapping(3);
    out.append(one(4) ? "\ufeff" : "").append(one(6) ? "---" + lineBreak : "");
    collect(tree, YamlPath.root());
    block(tree, 0, false);
    if (one(4) && !endsWithBlock()) {
      out.setLength(out.length() - lineBreak.length());
    }
  }

  Map<String, Object> tree() {
    return tree;
  }

  String text() {
    return out.toString();
  }

  /** Returns where mappings are that hold something. */
  List<YamlPath> sections() {
    return sections;
  }

  /** Returns how many comments were written; each is {@code #c} and a number. */
  int comments() {
    return comments;
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private Map<String, Object> mapping(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    int size = random.nextInt(4) + (depth == 3 ? 1 : 0);
    for (int i = 0; i < size; i++) {
      map.put("key_" + random.nextInt(9), value(depth - 1));
    }
    return map;
  }

  private Object value(int depth) {
    if (depth == 0 || one(2)) {
      return one(6) ? "one\ntwo\n" : WORDS[random.nextInt(WORDS.length)];
    }
    if (one(2)) {
      return mapping(depth);
    }
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(value(depth));
    }
    return list;
  }

  private void collect(Object value, YamlPath path) {
    if (value instanceof Map<?, ?> map) {
      if (!map.isEmpty()) {
        sections.add(path);
      }
      map.forEach((key, each) -> collect(each, path.key((String) key)));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), path.index(i));
      }
    }
  }

  private void block(Map<?, ?> map, int indent, boolean begun) {
    boolean first = begun;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!first) {
        freeLines();
        out.append(" ".repeat(indent));
      }
      first = false;
      out.append(key((String) entry.getKey())).append(':');
      afterIndicator(entry.getValue(), indent, false);
    }
  }

  private void items(List<?> list, int indent, boolean begun) {
    boolean first = begun;
    for (Object item : list) {
      if (!first) {
        freeLines();
        out.append(" ".repeat(indent));
      }
      first = false;
      out.append('-');
      afterIndicator(item, indent, true);
    }
  }

  private void afterIndicator(Object value, int indent, boolean dash) {
    boolean full =
        value instanceof Map<?, ?> map && !map.isEmpty()
            || value instanceof List<?> list && !list.isEmpty();
    if (!full || one(5)) {
      out.append(one(5) ? "  " : " ");
      if (value instanceof String text && text.contains("\n") && !one(3)) {
        out.append(one(2) ? "|" : "|2");
        endLine();
        out.append(
            (" ".repeat(indent + 2) + "one\n" + " ".repeat(indent + 2) + "two\n")
                .replace("\n", lineBreak));
        return;
      }
      flow(value);
      endLine();
      return;
    }
    if (dash && one(2)) {
      out.append(' ');
      if (value instanceof Map<?, ?> map) {
        block(map, indent + 2, true);
      } else {
        items((List<?>) value, indent + 2, true);
      }
      return;
    }
    endLine();
    if (value instanceof Map<?, ?> map) {
      block(map, indent + 2, false);
    } else {
      items((List<?>) value, dash || one(2) ? indent + 2 : indent, false);
    }
  }

  private void flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      out.append('{').append(one(3) ? " " : "");
      int left = map.size();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(key((String) entry.getKey())).append(": ");
        flow(entry.getValue());
        out.append(--left == 0 ? one(5) ? " ," : "" : one(4) ? "," + lineBreak + "       " : ", ");
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      int left = list.size();
      for (Object item : list) {
        flow(item);
        out.append(--left == 0 ? "" : ", ");
      }
      out.append(']');
    } else {
      scalar((String) value);
    }
  }

  private void scalar(String text) {
    if (text.matches("[a-z0-9]+( [a-z]+)*") && one(2)) {
      out.append(text);
    } else if (text.contains("\n") || one(2)) {
      out.append('"').append(text.replace("\n", "\\n")).append('"');
    } else {
      out.append('\'').append(text.replace("'", "''")).append('\'');
    }
  }

  private String key(String key) {
    return one(6) ? '"' + key + '"' : one(6) ? "'" + key + "'" : key;
  }

  private void endLine() {
    out.append(one(5) ? " #c" + comments++ : one(8) ? "  " : "").append(lineBreak);
  }

  private void freeLines() {
    boolean afterText = endsWithBlock();
    if (one(6)) {
      out.append(afterText ? "" : lineBreak);
    }
    if (one(6)) {
      out.append(afterText ? "" : "   ").append("#c").append(comments++).append(lineBreak);
    }
  }

  private boolean endsWithBlock() {
    return out.toString().endsWith("two" + lineBreak);
  }
}
