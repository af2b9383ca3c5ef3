// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lists and mappings whose end is not read yet, and how each goes on; a stack of its own, so
 * that depth costs no thread stack.
 */
final class OpenNodes {

  private final YamlComposer composer;
  private final YamlScanner scanner;
  private final Deque<Open> stack = new ArrayDeque<>();

  /** The children read so far of all open nodes, those of the innermost last. */
  private final List<YamlNode> children = new ArrayList<>();

  OpenNodes(YamlComposer composer, YamlScanner scanner) {
    this.composer = composer;
    this.scanner = scanner;
  }

  /** An open list or mapping. */
  private static final class Open {
    final Token kind;
    final YamlNode node;
    final int start;
    final int firstChild;

    /** Whether a key was read whose value is to come. */
    boolean atValue;

    /** Whether the key stands for itself, without a value. */
    boolean lone;

    Open(Token kind, YamlNode node, int start, int firstChild) {
      this.kind = kind;
      this.node = node;
      this.start = start;
      this.firstChild = firstChild;
    }
  }

  /**
   * Opens a node.
   *
   * @param kind the token that begins it: of a list that is not indented the first dash, of a lone
   *     pair in a flow list its key
   * @param start where that token begins
   */
  void push(Token kind, YamlNode node, int start) {
    stack.push(new Open(kind, node, start, children.size()));
  }

  /** Reads one node with all below it. */
  YamlNode compose() throws YamlSyntaxException {
    YamlNode done = composer.begin(true, false);
    while (done == null || !stack.isEmpty()) {
      if (done != null) {
        children.add(done);
      }
      done = next(stack.element());
    }
    return done;
  }

  /** Reads on; returns the next child, the node itself if it is complete, null if a child opens. */
  private @Nullable YamlNode next(Open top) throws YamlSyntaxException {
    return switch (top.kind) {
      case BLOCK_SEQUENCE_START -> blockSequence(top);
      case BLOCK_ENTRY -> flatSequence();
      case BLOCK_MAPPING_START -> top.atValue ? blockValue(top) : blockKey(top);
      case FLOW_SEQUENCE_START -> flowSequence(top);
      case FLOW_MAPPING_START -> top.atValue ? flowValue(top) : flowKey(top);
      default -> pair(top);
    };
  }

  private YamlNode close(int end) {
    Open top = stack.pop();
    List<YamlNode> own = children.subList(top.firstChild, children.size());
    top.node.close(own.toArray(YamlNode[]::new), end);
    own.clear();
    return top.node;
  }

  private YamlNode closeAndSkip() {
    YamlNode node = close(scanner.end());
    scanner.skip();
    return node;
  }

  private @Nullable YamlNode blockSequence(Open top) throws YamlSyntaxException {
    Token token = scanner.peek();
    if (token == Token.BLOCK_END) {
      return closeAndSkip();
    }
    if (token != Token.BLOCK_ENTRY) {
      throw composer.error(
          "while parsing a block collection", top.start, "did not find expected '-' indicator");
    }
    int end = scanner.end();
    scanner.skip();
    token = scanner.peek();
    return token == Token.BLOCK_ENTRY || token == Token.BLOCK_END
        ? composer.empty(end)
        : composer.begin(true, false);
  }

  private @Nullable YamlNode flatSequence() throws YamlSyntaxException {
    if (scanner.peek() != Token.BLOCK_ENTRY) {
      return close(scanner.start());
    }
    int end = scanner.end();
    scanner.skip();
    return scanner.peek() == Token.BLOCK_ENTRY || isEndOfBlockValue()
        ? composer.empty(end)
        : composer.begin(true, false);
  }

  private boolean isEndOfBlockValue() throws YamlSyntaxException {
    Token token = scanner.peek();
    return token == Token.KEY || token == Token.VALUE || token == Token.BLOCK_END;
  }

  private @Nullable YamlNode blockKey(Open top) throws YamlSyntaxException {
    Token token = scanner.peek();
    if (token == Token.BLOCK_END) {
      return closeAndSkip();
    }
    if (token != Token.KEY) {
      throw composer.error("while parsing a block mapping", top.start, "did not find expected key");
    }
    top.atValue = true;
    return afterIndicator();
  }

  private @Nullable YamlNode blockValue(Open top) throws YamlSyntaxException {
    top.atValue = false;
    return scanner.peek() == Token.VALUE ? afterIndicator() : composer.empty(scanner.start());
  }

  private @Nullable YamlNode afterIndicator() throws YamlSyntaxException {
    int end = scanner.end();
    scanner.skip();
    return isEndOfBlockValue() ? composer.empty(end) : composer.begin(true, true);
  }

  /** Moves over the comma before all entries but the first; returns whether the end was reached. */
  private boolean endsFlow(Open top, Token end, String context, String expected)
      throws YamlSyntaxException {
    if (scanner.peek() == end) {
      return true;
    }
    if (children.size() > top.firstChild) {
      if (scanner.peek() != Token.FLOW_ENTRY) {
        throw composer.error(context, top.start, expected);
      }
      scanner.skip();
    }
    return scanner.peek() == end;
  }

  private @Nullable YamlNode flowSequence(Open top) throws YamlSyntaxException {
    if (endsFlow(
        top,
        Token.FLOW_SEQUENCE_END,
        "while parsing a flow sequence",
        "did not find expected ',' or ']'")) {
      return closeAndSkip();
    }
    if (scanner.peek() != Token.KEY) {
      return composer.begin(false, false);
    }
    push(Token.KEY, new MappingNode(top.node.source(), scanner.start()), scanner.start());
    scanner.skip();
    return null;
  }

  /** Reads a key with its value that stands in a list. */
  private @Nullable YamlNode pair(Open top) throws YamlSyntaxException {
    int read = children.size() - top.firstChild;
    if (read == 2) {
      scanner.peek();
      return close(scanner.start());
    }
    if (read == 1) {
      return flowValueAt(Token.FLOW_SEQUENCE_END);
    }
    if (scanner.peek() == Token.VALUE || isEndOfFlowValue(Token.FLOW_SEQUENCE_END)) {
      // go-yaml loses this token, so most such texts are in error after it.
      int end = scanner.end();
      scanner.skip();
      return composer.empty(end);
    }
    return composer.begin(false, false);
  }

  private @Nullable YamlNode flowKey(Open top) throws YamlSyntaxException {
    if (endsFlow(
        top,
        Token.FLOW_MAPPING_END,
        "while parsing a flow mapping",
        "did not find expected ',' or '}'")) {
      return closeAndSkip();
    }
    top.atValue = true;
    top.lone = scanner.peek() != Token.KEY;
    if (top.lone) {
      return composer.begin(false, false);
    }
    scanner.skip();
    return scanner.peek() == Token.VALUE || isEndOfFlowValue(Token.FLOW_MAPPING_END)
        ? composer.empty(scanner.start())
        : composer.begin(false, false);
  }

  private @Nullable YamlNode flowValue(Open top) throws YamlSyntaxException {
    top.atValue = false;
    if (top.lone) {
      scanner.peek();
      return composer.empty(scanner.start());
    }
    return flowValueAt(Token.FLOW_MAPPING_END);
  }

  private @Nullable YamlNode flowValueAt(Token end) throws YamlSyntaxException {
    int at = scanner.peek() == Token.VALUE ? scanner.start() : -1;
    if (at >= 0) {
      scanner.skip();
      if (!isEndOfFlowValue(end)) {
        return composer.begin(false, false);
      }
    }
    boolean inPair = end == Token.FLOW_SEQUENCE_END;
    return composer.empty(at >= 0 && inPair ? at : scanner.start());
  }

  private boolean isEndOfFlowValue(Token end) throws YamlSyntaxException {
    return scanner.peek() == Token.FLOW_ENTRY || scanner.peek() == end;
  }
}
