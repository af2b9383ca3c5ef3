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

  /** Returns the kind of problem; its only argument is the message of this exception. */
  public ProblemCode code() {
    return code;
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
