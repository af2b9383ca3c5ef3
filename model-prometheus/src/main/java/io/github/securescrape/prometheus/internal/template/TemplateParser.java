// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.go.GoUnquote;
import io.github.securescrape.prometheus.internal.template.Item.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a template in one pass; what is open stands on a list, so that no nesting is too deep. */
final class TemplateParser {

  /** Since when {@code else with} is known: the first version that was built with Go 1.23. */
  private static final Version ELSE_WITH = Version.of(2, 55);

  /** A part that {@code end} closes, or the whole. */
  private static final class Block {
    final Kind kind;
    final String name;
    final int variables;
    boolean hasElse;
    boolean hasContent;

    Block(Kind kind, String name, int variables) {
      this.kind = kind;
      this.name = name;
      this.variables = variables;
    }

    /** Returns whether it is a template of its own, with variables of its own. */
    boolean isTemplate() {
      return kind == Kind.DEFINE || kind == Kind.BLOCK || kind == Kind.EOF;
    }
  }

  private final Items items;
  private final Version version;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Map<String, Boolean> templates = new HashMap<>();

  /** The variables of each template that is open, the innermost first. */
  private final Deque<List<String>> variables = new ArrayDeque<>();

  TemplateParser(List<Item> items, Version version) {
    this.items = new Items(items);
    this.version = version;
  }

  /** Reads all of a template that knows some variables from the start. */
  void parse(String name, List<String> known) {
    open(Kind.EOF, name);
    variables.element().addAll(known);
    while (items.kind() != Kind.EOF) {
      Item item = items.take();
      switch (item.kind()) {
        case TEXT -> blocks.element().hasContent |= !item.text().isBlank();
        case LEFT_DELIM -> action();
        default -> throw items.unexpected(item, "input");
      }
    }
    if (blocks.size() > 1) {
      throw items.fault("unexpected EOF");
    }
    blocks.element().hasContent = true;
    define(blocks.element());
  }

  private void open(Kind kind, String name) {
    Block block = new Block(kind, name, kind == Kind.EOF ? 0 : variables.element().size());
    if (block.isTemplate()) {
      variables.push(new ArrayList<>(List.of("$")));
    }
    blocks.push(block);
  }

  private void action() {
    items.skipSpace();
    Item item = items.peek();
    boolean definition = item.kind() == Kind.DEFINE && blocks.size() == 1;
    blocks.element().hasContent |= !definition && item.kind() != Kind.END;
    switch (item.kind()) {
      case IF, RANGE, WITH -> {
        items.take();
        open(item.kind(), "");
        pipeline(item.text());
      }
      case END -> {
        items.take();
        items.expect(Kind.RIGHT_DELIM, "end");
        end();
      }
      case ELSE -> {
        items.take();
        otherwise();
      }
      case BREAK, CONTINUE -> {
        items.take();
        jump("{{" + item.text() + "}}");
      }
      case TEMPLATE -> {
        items.take();
        templateName("template clause");
        items.skipSpace();
        if (items.kind() != Kind.RIGHT_DELIM) {
          pipeline("template clause");
        } else {
          items.take();
        }
      }
      case BLOCK -> {
        items.take();
        String name = templateName("block clause");
        pipeline("block clause");
        open(Kind.BLOCK, name);
      }
      default -> {
        if (definition) {
          items.take();
          String name = templateName("define clause");
          items.expect(Kind.RIGHT_DELIM, "define clause");
          open(Kind.DEFINE, name);
        } else {
          pipeline("command");
        }
      }
    }
  }

  private void pipeline(String context) {
    new Pipelines(items, version, variables.element()).read(context);
  }

  private String templateName(String context) {
    Item item = items.expect(Kind.STRING, context);
    String name = GoUnquote.unquote(item.text());
    if (name == null) {
      throw items.fault("invalid syntax");
    }
    return name;
  }

  private void jump(String action) {
    items.expect(Kind.RIGHT_DELIM, action);
    for (Block block : blocks) {
      if (block.kind == Kind.RANGE && !block.hasElse) {
        return;
      }
      if (block.isTemplate()) {
        break;
      }
    }
    throw items.fault(action + " outside {{range}}");
  }

  private void otherwise() {
    items.skipSpace();
    Block block = blocks.element();
    Item next = items.peek();
    boolean chained =
        next.kind() == Kind.IF || next.kind() == Kind.WITH && version.isAtLeast(ELSE_WITH);
    if (!chained) {
      items.expect(Kind.RIGHT_DELIM, "else");
    }
    if (block.isTemplate()) {
      String where = block.kind == Kind.EOF ? "" : " in " + context(block);
      throw items.fault("unexpected {{else}}" + where);
    }
    if (block.hasElse) {
      throw items.fault("expected end; found {{else}}");
    }
    if (!chained) {
      block.hasElse = true;
    } else if (next.kind() == block.kind) {
      // One end closes the whole chain: it is one block.
      items.take();
      pipeline(next.text());
    } else {
      throw items.unexpected(next, "input");
    }
  }

  private static String context(Block block) {
    return block.kind == Kind.DEFINE ? "define clause" : "block clause";
  }

  private void end() {
    Block block = blocks.element();
    if (block.kind == Kind.EOF) {
      throw items.fault("unexpected {{end}}");
    }
    blocks.pop();
    if (block.isTemplate()) {
      variables.pop();
      define(block);
    } else {
      List<String> names = variables.element();
      names.subList(Math.min(block.variables, names.size()), names.size()).clear();
    }
  }

  /** A template may be there twice if one of the two is empty. */
  private void define(Block block) {
    boolean full = templates.getOrDefault(block.name, false);
    if (full && block.hasContent) {
      throw items.fault("template: multiple definition of template " + GoQuote.quote(block.name));
    }
    templates.put(block.name, full || block.hasContent);
  }
}
