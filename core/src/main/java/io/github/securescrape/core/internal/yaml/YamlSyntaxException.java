// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.problem.ProblemCode;

/** Thrown when a text is not YAML that go-yaml would read. */
public final class YamlSyntaxException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient ProblemCode code;
  private final int line;
  private final int column;

  /** Returns an exception for the place, line and column from 0, a negative line if unknown. */
  public YamlSyntaxException(ProblemCode code, int line, int column, String detail) {
    super(detail);
    this.code = code;
    this.line = line;
    this.column = column;
  }

  /** Returns what is wrong at an index. */
  static YamlSyntaxException at(SourceText source, int index, ProblemCode code, String detail) {
    return new YamlSyntaxException(code, source.lineOf(index), source.columnOf(index), detail);
  }

  /** Returns what is wrong at an index with something that began before. */
  static YamlSyntaxException at(
      SourceText source, int index, String context, int began, String problem) {
    int line = source.lineOf(began);
    boolean far = line < source.lineOf(index);
    String where = far ? " that begins in line " + (line + 1) : "";
    return at(source, index, YamlComposer.SYNTAX, context + where + ", " + problem);
  }

  /** Returns the kind of problem; its arguments are {@link #getMessage()} and {@link #hint()}. */
  public ProblemCode code() {
    return code;
  }

  /** Returns what to do. */
  public String hint() {
    return SyntaxHints.of(String.valueOf(getMessage()));
  }

  /** Returns the line from 0, negative if unknown. */
  public int line() {
    return line;
  }

  /** Returns the column in code points from 0. */
  public int column() {
    return column;
  }
}
