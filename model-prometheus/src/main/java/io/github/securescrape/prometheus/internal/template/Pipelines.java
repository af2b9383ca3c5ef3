// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.go.GoUnquote;
import io.github.securescrape.prometheus.internal.template.Item.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads what an action calculates: commands with {@code |} between them, and parentheses. */
final class Pipelines {

  /** Commands up to the end of the action, or to the closing parenthesis. */
  private static final class Pipeline {
    final String context;
    final Kind end;
    int commands;
    int operands;
    boolean inCommand;

    /** Number of the first command that gets a value from the one before and cannot take it. */
    int lifeless;

    Pipeline(String context, Kind end) {
      this.context = context;
      this.end = end;
    }
  }

  private final Items items;
  private final Version version;
  private final List<String> variables;
  private final Deque<Pipeline> open = new ArrayDeque<>();

  /**
   * Returns a reader.
   *
   * @param variables those declared; new ones are added
   */
  Pipelines(Items items, Version version, List<String> variables) {
    this.items = items;
    this.version = version;
    this.variables = variables;
  }

  /** Reads up to the end of the action, and the end too. */
  void read(String context) {
    open(context, Kind.RIGHT_DELIM);
    while (!open.isEmpty()) {
      Pipeline pipeline = open.element();
      if (pipeline.inCommand) {
        operand(pipeline);
      } else {
        command(pipeline);
      }
    }
  }

  private void open(String context, Kind end) {
    open.push(new Pipeline(context, end));
    declarations(context);
  }

  private void declarations(String context) {
    for (int declared = 1; ; declared++) {
      items.skipSpace();
      int place = items.place();
      if (items.kind() != Kind.VARIABLE) {
        return;
      }
      String name = items.take().text();
      items.skipSpace();
      Item next = items.peek();
      if (next.kind() == Kind.ASSIGN || next.kind() == Kind.DECLARE) {
        items.take();
        variables.add(name);
        return;
      }
      if (next.kind() != Kind.CHAR || !next.text().equals(",")) {
        items.backTo(place);
        return;
      }
      items.take();
      variables.add(name);
      if (!context.equals("range") || declared > 1) {
        throw items.fault("too many declarations in " + context);
      }
      items.skipSpace();
      switch (items.kind()) {
        case VARIABLE, RIGHT_DELIM, RIGHT_PAREN -> {}
        default -> throw items.fault("range can only initialize variables");
      }
    }
  }

  /** Begins a command, or ends the pipeline. */
  private void command(Pipeline pipeline) {
    items.skipSpace();
    Item item = items.peek();
    if (item.kind().beginsOperand()) {
      pipeline.inCommand = true;
      pipeline.operands = 0;
      return;
    }
    items.take();
    if (item.kind() != pipeline.end) {
      throw items.unexpected(item, pipeline.context);
    }
    if (pipeline.commands == 0) {
      throw items.fault("missing value for " + pipeline.context);
    }
    if (pipeline.lifeless > 0) {
      throw items.fault("non executable command in pipeline stage " + pipeline.lifeless);
    }
    open.pop();
    if (!open.isEmpty()) {
      complete(open.element(), item);
    }
  }

  private void operand(Pipeline pipeline) {
    items.skipSpace();
    Item item = items.peek();
    if (item.kind().beginsOperand()) {
      items.take();
    }
    switch (item.kind()) {
      case LEFT_PAREN -> {
        open("parenthesized pipeline", Kind.RIGHT_PAREN);
        return;
      }
      case IDENTIFIER -> {
        if (!TemplateFunctions.has(item.text(), version)) {
          throw items.fault("function " + GoQuote.quote(item.text()) + " not defined");
        }
      }
      case VARIABLE -> {
        if (!variables.contains(item.text())) {
          throw items.fault("undefined variable " + GoQuote.quote(item.text()));
        }
      }
      case NUMBER -> {
        String fault = Literals.faultOfNumber(item.text());
        if (!fault.isEmpty()) {
          throw items.fault(fault + ": " + GoQuote.quote(item.text()));
        }
      }
      case COMPLEX -> {
        if (!Literals.isComplex(item.text())) {
          throw items.fault("illegal number syntax: " + GoQuote.quote(item.text()));
        }
      }
      case CHAR_CONSTANT -> {
        if (!Literals.isCharacter(item.text())) {
          throw items.fault("malformed character constant: " + item.text());
        }
      }
      case STRING -> {
        if (GoUnquote.unquote(item.text()) == null) {
          throw items.fault("invalid syntax");
        }
      }
      default -> {
        if (!item.kind().beginsOperand()) {
          separator(pipeline);
          return;
        }
      }
    }
    complete(pipeline, item);
  }

  /** An operand is read but for its fields. */
  private void complete(Pipeline pipeline, Item item) {
    boolean literal = item.kind().isLiteral();
    if (items.kind() == Kind.FIELD && literal) {
      throw items.fault("unexpected . after term " + GoQuote.quote(item.text()));
    }
    while (items.kind() == Kind.FIELD) {
      items.take();
    }
    boolean first = pipeline.operands == 0;
    if (first && literal && pipeline.commands > 0 && pipeline.lifeless == 0) {
      pipeline.lifeless = pipeline.commands + 1;
    }
    pipeline.operands++;
    separator(pipeline);
  }

  private void separator(Pipeline pipeline) {
    Item item = items.peek();
    switch (item.kind()) {
      case SPACE -> {
        items.take();
        return;
      }
      case RIGHT_DELIM, RIGHT_PAREN -> {}
      case PIPE -> items.take();
      default -> throw items.unexpected(item, "operand");
    }
    if (pipeline.operands == 0) {
      throw items.fault("empty command");
    }
    pipeline.commands++;
    pipeline.inCommand = false;
  }
}
