// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.Version;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A version's verdict on an expression.
 *
 * @param kind what the version has against it; {@code null} if nothing
 * @param message what the version says, with line and column in the expression; empty if nothing
 * @param type type of the result; {@code null} if there is none
 */
public record Promql(@Nullable Kind kind, String message, @Nullable ExpressionType type) {

  /** What is wrong. */
  public enum Kind {
    /** It cannot be read. */
    SYNTAX,
    /** A function is not there. */
    FUNCTION,
    /** A function or an operator gets what it does not take. */
    TYPE
  }

  /** Returns the verdict of promtool in the given version, run without any feature switched on. */
  public static Promql judge(String text, Version version) {
    Fault fault;
    try {
      Operand whole = new PromqlParser(text, version).parse();
      fault = whole.fault();
      if (fault == null) {
        return new Promql(null, "", whole.type());
      }
    } catch (Fault.Stop e) {
      fault = e.fault();
    }
    String where = place(text, Math.min(fault.at(), text.length()));
    return new Promql(fault.kind(), where + ": parse error: " + fault.what(), null);
  }

  /** Returns line and column, the latter in bytes as Prometheus counts. */
  private static String place(String text, int at) {
    long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
    int lineStart = text.lastIndexOf('\n', at - 1) + 1;
    int column = text.substring(lineStart, at).getBytes(StandardCharsets.UTF_8).length + 1;
    return line + ":" + column;
  }
}
