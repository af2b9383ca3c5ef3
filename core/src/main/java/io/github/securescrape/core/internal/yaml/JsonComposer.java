// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the nodes of a JSON text, which is one value and nothing else. */
public final class JsonComposer {

  /** A list or an object whose end was not reached yet. */
  private record Open(boolean object, int start, List<YamlNode> children) {
    char end() {
      return object ? '}' : ']';
    }
  }

  private final SourceText source;
  private final JsonCursor cursor;
  private final Deque<Open> open = new ArrayDeque<>();

  private JsonComposer(SourceText source) {
    this.source = source;
    this.cursor = new JsonCursor(source);
  }

  /**
   * Returns the node of the text.
   *
   * @throws YamlSyntaxException at the first place where the text is not JSON
   */
  public static YamlNode compose(SourceText source) throws YamlSyntaxException {
    SourceText.Fault fault = source.fault();
    if (fault != null) {
      throw YamlSyntaxException.at(source, 0, fault.code(), fault.message());
    }
    return new JsonComposer(source).value();
  }

  private YamlNode value() throws YamlSyntaxException {
    while (true) {
      YamlNode value = begin();
      while (value != null) {
        cursor.skipBlanks();
        Open around = open.peek();
        if (around == null) {
          cursor.expectEnd();
          return value;
        }
        around.children.add(value);
        value = goOn(around);
      }
    }
  }

  /** Returns the scalar, or the empty list or object, that stands here; null inside of another. */
  private @Nullable YamlNode begin() throws YamlSyntaxException {
    cursor.skipBlanks();
    int start = cursor.index();
    if (!cursor.take('{') && !cursor.take('[')) {
      return cursor.scalar();
    }
    Open begun = new Open(source.text().charAt(start) == '{', start, new ArrayList<>());
    open.push(begun);
    if (open.size() > YamlLimits.MAX_DEPTH) {
      throw cursor.wrong("exceeded max depth of " + YamlLimits.MAX_DEPTH);
    }
    cursor.skipBlanks();
    if (cursor.take(begun.end())) {
      return close();
    }
    if (begun.object) {
      key(begun);
    }
    return null;
  }

  /** Goes on behind a value; returns the list or object that ends there. */
  private @Nullable YamlNode goOn(Open around) throws YamlSyntaxException {
    if (cursor.take(around.end())) {
      return close();
    }
    cursor.expect(',', around.object ? "after object key:value pair" : "after array element");
    if (around.object) {
      cursor.skipBlanks();
      key(around);
    }
    return null;
  }

  private void key(Open object) throws YamlSyntaxException {
    object.children.add(cursor.key());
    cursor.skipBlanks();
    cursor.expect(':', "after object key");
  }

  private YamlNode close() {
    Open ended = open.pop();
    YamlNode node =
        ended.object ? new MappingNode(source, ended.start) : new SequenceNode(source, ended.start);
    node.close(ended.children.toArray(YamlNode[]::new), cursor.index());
    return node;
  }
}
