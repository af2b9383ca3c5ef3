// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.SourceText.Fault;
import io.github.securescrape.core.internal.yaml.YamlNode.AliasNode;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import io.github.securescrape.core.problem.ProblemCode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the nodes of the first document of a text; of what follows, hardly anything counts. */
public final class YamlComposer {

  /** A text that is not YAML. */
  public static final ProblemCode SYNTAX = ProblemCode.error("yaml.syntax", "{0}", "{1}");

  /** An alias whose anchor does not stand before it. */
  public static final ProblemCode UNKNOWN_ANCHOR =
      ProblemCode.error(
          "yaml.alias.unknown",
          // Not its name: it may be a password that begins with an asterisk.
          "unknown anchor referenced",
          "Put quotes around a text that begins with `*`, or the anchor before its alias.");

  private final SourceText source;
  private final YamlScanner scanner;
  private final OpenNodes open;
  private final Map<String, YamlNode> anchors = new HashMap<>();

  /** What the handles of tags stand for. */
  private final Map<String, String> handles = new HashMap<>();

  private YamlComposer(SourceText source) {
    this.source = source;
    scanner = new YamlScanner(source);
    open = new OpenNodes(this, scanner);
  }

  /**
   * Returns the node of the first document, {@code null} if there is none.
   *
   * @param ahead how many tokens are looked at after the one that ends the document: none by
   *     go-yaml 2, two by go-yaml 3
   * @throws YamlSyntaxException at the first place where the text is not YAML
   */
  public static @Nullable YamlNode compose(SourceText source, int ahead)
      throws YamlSyntaxException {
    YamlComposer composer = new YamlComposer(source);
    Fault fault = source.fault();
    try {
      YamlNode root = composer.document();
      composer.scanner.lookAhead(ahead);
      if (fault == null || composer.scanner.looked() <= fault.reach()) {
        return root;
      }
    } catch (YamlSyntaxException e) {
      if (fault == null || composer.scanner.looked() <= source.text().length()) {
        throw e;
      }
    }
    throw YamlSyntaxException.at(source, source.text().length(), fault.code(), fault.message());
  }

  private @Nullable YamlNode document() throws YamlSyntaxException {
    if (scanner.peek() == Token.STREAM_END) {
      return null;
    }
    boolean explicit = scanner.peek().isDocumentEdge() && scanner.peek() != Token.DOCUMENT_END;
    directives();
    if (explicit) {
      if (scanner.peek() != Token.DOCUMENT_START) {
        throw error("did not find expected <document start>");
      }
      scanner.skip();
    }
    return explicit && scanner.peek().isDocumentEdge() ? empty(scanner.start()) : open.compose();
  }

  private void directives() throws YamlSyntaxException {
    boolean versioned = false;
    for (Token token = scanner.peek(); ; token = scanner.peek()) {
      if (token == Token.VERSION_DIRECTIVE) {
        if (versioned) {
          throw error("found duplicate %YAML directive");
        }
        if (!scanner.value().equals("1.1")) {
          throw error("found incompatible YAML document");
        }
        versioned = true;
      } else if (token == Token.TAG_DIRECTIVE) {
        Tag definition = (Tag) scanner.value();
        if (handles.putIfAbsent(definition.handle(), definition.rest()) != null) {
          throw error("found duplicate %TAG directive");
        }
      } else {
        break;
      }
      scanner.skip();
    }
    handles.putIfAbsent("!", "!");
    handles.putIfAbsent("!!", GoScalars.PREFIX);
  }

  /**
   * Begins a node.
   *
   * @param block whether a block collection may stand here
   * @param flat whether a list that is not indented may stand here
   * @return the node if it is no collection, else null
   */
  @Nullable YamlNode begin(boolean block, boolean flat) throws YamlSyntaxException {
    Token token = scanner.peek();
    int start = scanner.start();
    if (token == Token.ALIAS) {
      return alias();
    }
    if (token == Token.PLAIN_SCALAR) {
      return scalar(start, null, null);
    }
    int end = start;
    String anchor = null;
    Tag tag = null;
    int tagStart = start;
    while (token == Token.ANCHOR && anchor == null || token == Token.TAG && tag == null) {
      if (token == Token.ANCHOR) {
        anchor = (String) scanner.value();
      } else {
        tag = (Tag) scanner.value();
        tagStart = scanner.start();
      }
      end = scanner.end();
      scanner.skip();
      token = scanner.peek();
    }
    String fullTag = tag == null ? null : resolve(tag, tagStart);
    switch (token) {
      case PLAIN_SCALAR, QUOTED_SCALAR -> {
        return scalar(start, anchor, fullTag);
      }
      case FLOW_SEQUENCE_START, FLOW_MAPPING_START -> {
        return open(token, start, anchor);
      }
      case BLOCK_SEQUENCE_START, BLOCK_MAPPING_START -> {
        if (block) {
          return open(token, start, anchor);
        }
      }
      case BLOCK_ENTRY -> {
        if (flat) {
          return open(token, start, anchor);
        }
      }
      default -> {}
    }
    if (anchor == null && fullTag == null) {
      String context = block ? "while parsing a block node" : "while parsing a flow node";
      throw error(context, start, "did not find expected node content");
    }
    return anchored(anchor, new ScalarNode("", fullTag, fullTag == null, source, start, end));
  }

  private @Nullable YamlNode open(Token token, int start, @Nullable String anchor) {
    boolean mapping = token == Token.FLOW_MAPPING_START || token == Token.BLOCK_MAPPING_START;
    YamlNode node = mapping ? new MappingNode(source, start) : new SequenceNode(source, start);
    open.push(token, anchored(anchor, node), scanner.start());
    if (token != Token.BLOCK_ENTRY) {
      scanner.skip();
    }
    return null;
  }

  private YamlNode alias() throws YamlSyntaxException {
    YamlNode target = anchors.get((String) scanner.value());
    if (target == null) {
      throw YamlSyntaxException.at(source, scanner.start(), UNKNOWN_ANCHOR, "");
    }
    YamlNode node = new AliasNode(target, source, scanner.start(), scanner.end());
    scanner.skip();
    return node;
  }

  private YamlNode scalar(int start, @Nullable String anchor, @Nullable String tag)
      throws YamlSyntaxException {
    boolean plain = tag == null ? scanner.peek() == Token.PLAIN_SCALAR : tag.equals("!");
    String text = (String) scanner.value();
    YamlNode node = new ScalarNode(text, tag, plain, source, start, scanner.end());
    scanner.skip();
    return anchored(anchor, node);
  }

  /** Returns the node of a value that is not there. */
  YamlNode empty(int at) {
    return new ScalarNode("", null, true, source, at, at);
  }

  private String resolve(Tag tag, int at) throws YamlSyntaxException {
    if (tag.handle().isEmpty()) {
      return tag.rest();
    }
    String prefix = handles.get(tag.handle());
    if (prefix == null) {
      throw YamlSyntaxException.at(
          source, at, "while parsing a node", at, "found undefined tag handle");
    }
    return prefix + tag.rest();
  }

  private YamlNode anchored(@Nullable String anchor, YamlNode node) {
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    return node;
  }

  private YamlSyntaxException error(String problem) {
    return YamlSyntaxException.at(source, scanner.start(), SYNTAX, problem);
  }

  YamlSyntaxException error(String context, int began, String problem) {
    return YamlSyntaxException.at(source, scanner.start(), context, began, problem);
  }
}
