// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A node of a YAML document with its place in the text. */
public abstract sealed class YamlNode {

  /** Where a node stands: lines and columns from 0, columns in code points, the end exclusive. */
  public record Span(int line, int column, int endLine, int endColumn) {}

  /** A text, quoted or not. */
  public static final class ScalarNode extends YamlNode {
    private final String text;
    private final @Nullable String tag;
    private final boolean plain;
    private boolean shown;
    private boolean hidden;

    ScalarNode(
        String text, @Nullable String tag, boolean plain, SourceText source, int start, int end) {
      super(source, start, end);
      this.text = text;
      this.tag = tag;
      this.plain = plain;
    }

    /** Returns the text, quotes and escapes resolved. */
    public String text() {
      return text;
    }

    /** Returns the explicit tag, {@code null} if there is none. */
    public @Nullable String tag() {
      return tag;
    }

    /** Returns whether the text stands without quotes. */
    public boolean isPlain() {
      return plain;
    }

    /** Returns whether this is the key {@code <<} that merges other mappings in. */
    public boolean isMerge() {
      return text.equals("<<") && (plain || GoScalars.MERGE_TAG.equals(tag));
    }

    /** Allows excerpts to show this text. All others are masked there: they may be secrets. */
    public void show() {
      shown = true;
    }

    /** Forbids excerpts to show this text, even if it is also used where they could. */
    public void hide() {
      hidden = true;
    }

    boolean isShown() {
      return shown && !hidden || isMerge();
    }
  }

  /** A list. */
  public static final class SequenceNode extends YamlNode {
    private List<YamlNode> items = List.of();

    SequenceNode(SourceText source, int start) {
      super(source, start, start);
    }

    @Override
    void close(YamlNode[] children, int end) {
      super.close(children, end);
      items = Arrays.asList(children);
    }

    @Override
    List<YamlNode> children() {
      return items;
    }

    /** Returns the items in their order. */
    public List<YamlNode> items() {
      return items;
    }

    /** Leaves out items that the program passes over. */
    public void leaveOut(Predicate<YamlNode> passedOver) {
      items = items.stream().filter(passedOver.negate()).toList();
    }
  }

  /** Keys with values. */
  public static final class MappingNode extends YamlNode {
    private static final int MAX_MERGES = 1000;

    private List<Entry> entries = List.of();

    MappingNode(SourceText source, int start) {
      super(source, start, start);
    }

    @Override
    void close(YamlNode[] children, int end) {
      super.close(children, end);
      Entry[] pairs = new Entry[children.length / 2];
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = new Entry(children[2 * i], children[2 * i + 1]);
      }
      entries = Arrays.asList(pairs);
    }

    @Override
    List<YamlNode> children() {
      return new AbstractList<>() {
        @Override
        public YamlNode get(int index) {
          Entry entry = entries.get(index / 2);
          return index % 2 == 0 ? entry.key() : entry.value();
        }

        @Override
        public int size() {
          return 2 * entries.size();
        }
      };
    }

    /** Returns the entries in their order. */
    public List<Entry> entries() {
      return entries;
    }

    /**
     * Returns the entry with the key as text, merged ones included; {@code null} if none. Of many
     * merges, or merges of themselves, only the first are looked into.
     */
    public @Nullable Entry find(String key) {
      return find(key, new int[] {MAX_MERGES});
    }

    private @Nullable Entry find(String key, int[] merges) {
      Entry found = null;
      for (Entry entry : entries) {
        if (entry.isMerge()) {
          Entry merged = findMerged(entry.value(), key, merges);
          found = merged == null ? found : merged;
        } else if (entry.key().resolve() instanceof ScalarNode scalar
            && scalar.text().equals(key)) {
          found = entry;
        }
      }
      return found;
    }

    private static @Nullable Entry findMerged(YamlNode value, String key, int[] merges) {
      if (merges[0]-- <= 0) {
        return null;
      }
      if (value.resolve() instanceof MappingNode mapping) {
        return mapping.find(key, merges);
      }
      if (value.resolve() instanceof SequenceNode list) {
        for (YamlNode item : list.items()) {
          Entry found = findMerged(item, key, merges);
          if (found != null) {
            return found;
          }
        }
      }
      return null;
    }
  }

  /** A key with its value. */
  public record Entry(YamlNode key, YamlNode value) {

    /** Returns whether this entry merges other mappings in. */
    public boolean isMerge() {
      return key instanceof ScalarNode scalar && scalar.isMerge();
    }
  }

  /** Another node by its anchor. */
  public static final class AliasNode extends YamlNode {
    private final YamlNode target;

    AliasNode(YamlNode target, SourceText source, int start, int end) {
      super(source, start, end);
      this.target = target;
    }

    /** Returns the node with the anchor; it may be one that this alias is part of. */
    public YamlNode target() {
      return target;
    }

    @Override
    public YamlNode resolve() {
      return target;
    }
  }

  private final SourceText source;
  private final int start;
  private int end;

  private YamlNode(SourceText source, int start, int end) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  /** Returns the text that this node is from. */
  SourceText source() {
    return source;
  }

  /** Returns the index at which this node begins. */
  int start() {
    return start;
  }

  /** Returns the index at which this node ends. */
  int end() {
    return end;
  }

  /** Returns whether this is an alias, or one stands within. */
  public boolean holdsAlias() {
    Deque<YamlNode> todo = new ArrayDeque<>(List.of(this));
    while (!todo.isEmpty()) {
      YamlNode node = todo.pop();
      if (node instanceof AliasNode) {
        return true;
      }
      todo.addAll(node.children());
    }
    return false;
  }

  /** Returns the items of a list, or the keys and values of a mapping, in their order. */
  List<YamlNode> children() {
    return List.of();
  }

  /** Returns where this node stands. */
  public Span span() {
    return new Span(
        source.lineOf(start), source.columnOf(start), source.lineOf(end), source.columnOf(end));
  }

  /** Ends a list, or a mapping whose keys and values come by turns. */
  void close(YamlNode[] children, int end) {
    this.end = end;
  }

  /** Returns the node an alias stands for, any other node itself. */
  public YamlNode resolve() {
    return this;
  }

  /** Returns what kind of node this is, with its article. */
  public String kind() {
    YamlNode node = resolve();
    return node instanceof SequenceNode
        ? "a list"
        : node instanceof MappingNode ? "a mapping" : "a text";
  }
}
