// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens as go-yaml does, down to what it does differently from YAML 1.1.
 *
 * <p>A YAML key is known as one only by the {@code :} after it. So each token that may begin a key
 * is kept back until it is clear whether it does: until the {@code :}, the end of the line, or too
 * many characters.
 */
final class YamlScanner {

  private final Cursor in;
  private final TokenQueue tokens = new TokenQueue();
  private final KeyCandidates keys;
  private final ScalarScanner scalars;
  private final BlockScanner blocks;
  private final PropertyScanner properties;

  /** Columns of the open block collections, the innermost last, -1 below them all. */
  private int[] indents = new int[16];

  private int depth;
  private int indent = -1;

  /** Whether a key may begin here. */
  private boolean keyAllowed = true;

  YamlScanner(SourceText source) {
    this(source, null);
  }

  /**
   * Begins at the start of a text.
   *
   * @param comments gets the indexes at which comments begin
   */
  YamlScanner(SourceText source, @Nullable List<Integer> comments) {
    in = new Cursor(source, comments);
    keys = new KeyCandidates(in, tokens);
    scalars = new ScalarScanner(in, tokens);
    blocks = new BlockScanner(in, tokens);
    properties = new PropertyScanner(in, tokens);
  }

  /** Returns the next token without removing it. */
  Token peek() throws YamlSyntaxException {
    while (tokens.isEmpty() || keys.isPending()) {
      scan();
    }
    return tokens.kind();
  }

  /** Looks at the next token and so many after it. */
  void lookAhead(int count) throws YamlSyntaxException {
    Token next = peek();
    while (next != Token.STREAM_END && tokens.size() <= count) {
      scan();
    }
  }

  /** Returns where the token last peeked at begins. */
  int start() {
    return tokens.start();
  }

  /** Returns where the token last peeked at ends. */
  int end() {
    return tokens.end();
  }

  /** Returns the value of the token last peeked at. */
  Object value() {
    Object value = tokens.value();
    return value == null ? "" : value;
  }

  /** Removes the token last peeked at. */
  void skip() {
    tokens.remove();
  }

  /** Returns the index before which all of the text was looked at. */
  int looked() {
    return in.looked();
  }

  private void scan() throws YamlSyntaxException {
    skipToToken();
    in.look(4);
    int column = in.column();
    endBlocks(column);
    if (column == 0 && scanDocumentEdge()) {
      return;
    }
    char c = in.peek();
    boolean alone = Cursor.isSpaceOrEnd(in.peek(c == 0 ? 0 : 1));
    boolean flow = keys.level() > 0;
    switch (c) {
      case 0 -> endText();
      case '[' -> beginFlow(Token.FLOW_SEQUENCE_START, column);
      case '{' -> beginFlow(Token.FLOW_MAPPING_START, column);
      case ']' -> endFlow(Token.FLOW_SEQUENCE_END);
      case '}' -> endFlow(Token.FLOW_MAPPING_END);
      case ',' -> {
        keys.drop();
        keyAllowed = true;
        addIndicator(Token.FLOW_ENTRY);
      }
      case '&', '*' -> {
        beginKey(column);
        properties.anchor();
      }
      case '!' -> {
        beginKey(column);
        properties.tag();
      }
      case '\'', '"' -> {
        beginKey(column);
        scalars.quoted(c);
      }
      case '|', '>' -> {
        if (flow) {
          throw cannotStart();
        }
        keys.drop();
        keyAllowed = true;
        blocks.scan(c == '|', indent);
      }
      case '-' -> {
        if (alone) {
          blockEntry(column);
        } else {
          plain(column);
        }
      }
      case '?' -> {
        if (flow || alone) {
          key(column);
        } else {
          plain(column);
        }
      }
      case ':' -> {
        if (flow || alone) {
          value(column);
        } else {
          plain(column);
        }
      }
      case '\t', '%', '@', '`' -> throw cannotStart();
      default -> plain(column);
    }
  }

  private YamlSyntaxException cannotStart() {
    return in.error(
        "while scanning for the next token", in.at, "found character that cannot start any token");
  }

  private void skipToToken() {
    while (true) {
      if (in.at == in.lineStart && in.source.losesFirstOfLine(in.at)) {
        in.at++;
      }
      boolean tabs = !keyAllowed || keys.level() > 0;
      while (in.peek() == ' ' || tabs && in.peek() == '\t') {
        in.at++;
      }
      if (in.peek() == '#') {
        in.skipComment();
      }
      if (!Cursor.isBreak(in.peek())) {
        return;
      }
      in.skipBreak();
      keyAllowed |= keys.level() == 0;
    }
  }

  /** Opens a block collection if the column lies further to the right than the one around it. */
  private void beginBlock(int column, Token kind, int number, int at) throws YamlSyntaxException {
    if (keys.level() > 0 || indent >= column) {
      return;
    }
    if (depth >= YamlLimits.MAX_DEPTH) {
      throw in.error("exceeded max depth of " + YamlLimits.MAX_DEPTH);
    }
    if (depth == indents.length) {
      indents = Arrays.copyOf(indents, depth * 2);
    }
    indents[depth++] = indent;
    indent = column;
    tokens.insert(number, kind, at);
  }

  /** Ends the block collections that lie further to the right than a column. */
  private void endBlocks(int column) {
    if (keys.level() > 0) {
      return;
    }
    while (indent > column) {
      tokens.add(Token.BLOCK_END, in.at, in.at);
      indent = indents[--depth];
    }
  }

  private void endText() throws YamlSyntaxException {
    // As for go-yaml, a last line without a break is followed by an empty one.
    in.at += in.at > in.lineStart ? 1 : 0;
    in.lineStart = in.at;
    endBlocks(-1);
    keys.drop();
    keyAllowed = false;
    tokens.add(Token.STREAM_END, in.at, in.at);
  }

  private boolean scanDocumentEdge() throws YamlSyntaxException {
    boolean directive = in.peek() == '%';
    if (!directive && !in.isAtDocumentEdge()) {
      return false;
    }
    endBlocks(-1);
    keys.drop();
    keyAllowed = false;
    if (directive) {
      properties.directive();
    } else {
      boolean start = in.peek() == '-';
      in.at += 3;
      tokens.add(start ? Token.DOCUMENT_START : Token.DOCUMENT_END, in.at - 3, in.at);
    }
    return true;
  }

  private void addIndicator(Token kind) {
    in.at++;
    tokens.add(kind, in.at - 1, in.at);
  }

  /** Notes that what comes next may be a key; no other can begin right after its beginning. */
  private void beginKey(int column) throws YamlSyntaxException {
    if (keyAllowed) {
      keys.add(column, keys.level() == 0 && indent == column);
    }
    keyAllowed = false;
  }

  private void beginFlow(Token kind, int column) throws YamlSyntaxException {
    beginKey(column);
    keys.open();
    keyAllowed = true;
    addIndicator(kind);
  }

  private void endFlow(Token kind) throws YamlSyntaxException {
    keys.drop();
    keys.close();
    keyAllowed = false;
    addIndicator(kind);
  }

  private void blockEntry(int column) throws YamlSyntaxException {
    if (keys.level() == 0 && !keyAllowed) {
      throw in.error("block sequence entries are not allowed in this context");
    }
    beginBlock(column, Token.BLOCK_SEQUENCE_START, tokens.nextNumber(), in.at);
    keys.drop();
    keyAllowed = true;
    addIndicator(Token.BLOCK_ENTRY);
  }

  private void key(int column) throws YamlSyntaxException {
    boolean block = keys.level() == 0;
    if (block && !keyAllowed) {
      throw in.error("mapping keys are not allowed in this context");
    }
    beginBlock(column, Token.BLOCK_MAPPING_START, tokens.nextNumber(), in.at);
    keys.drop();
    keyAllowed = block;
    addIndicator(Token.KEY);
  }

  private void value(int column) throws YamlSyntaxException {
    if (keys.isPossible()) {
      int number = keys.number();
      tokens.insert(number, Token.KEY, keys.start());
      beginBlock(keys.column(), Token.BLOCK_MAPPING_START, number, keys.start());
      keys.take();
      keyAllowed = false;
    } else {
      boolean block = keys.level() == 0;
      if (block && !keyAllowed) {
        throw in.error("mapping values are not allowed in this context");
      }
      beginBlock(column, Token.BLOCK_MAPPING_START, tokens.nextNumber(), in.at);
      keyAllowed = block;
    }
    addIndicator(Token.VALUE);
  }

  private void plain(int column) throws YamlSyntaxException {
    beginKey(column);
    keyAllowed = scalars.plain(keys.level() > 0, indent + 1);
  }
}
