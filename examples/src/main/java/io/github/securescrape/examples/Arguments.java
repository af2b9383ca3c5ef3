// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a tool was called with. */
final class Arguments {

  /** What a tool does. */
  @FunctionalInterface
  interface Tool {
    /**
     * Returns the exit status.
     *
     * @throws IllegalArgumentException if the arguments are wrong
     */
    int run(Arguments arguments, PrintStream out, PrintStream err);
  }

  private final Deque<String> left;

  private Arguments(List<String> all) {
    left = new ArrayDeque<>(all);
  }

  /** Runs a tool, and ends the process with its exit status. */
  static void exitWith(String[] arguments, String name, String usage, Tool tool) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), name, usage, tool, out, System.err));
  }

  /** Returns the exit status of a tool: 2 if its arguments are wrong. */
  static int run(
      List<String> arguments,
      String name,
      String usage,
      Tool tool,
      PrintStream out,
      PrintStream err) {
    if (arguments.contains("--help")) {
      out.print(usage);
      return 0;
    }
    try {
      return tool.run(new Arguments(arguments), out, err);
    } catch (IllegalArgumentException e) {
      err.print(name + ": " + e.getMessage() + "\n\n" + usage);
      return 2;
    }
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  /** Returns the next argument. */
  String next() {
    return left.pop();
  }

  /** Returns the value of an option. */
  String valueOf(String option) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException("`" + option + "` needs a value");
    }
    return left.pop();
  }
}
