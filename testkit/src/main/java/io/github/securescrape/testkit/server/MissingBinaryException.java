// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import java.io.Serial;

/** A program that is not on this machine; the message tells where it was looked for. */
public final class MissingBinaryException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final String program;

  MissingBinaryException(String program, String message) {
    super(message);
    this.program = program;
  }

  /** Returns the name of the program, such as {@code prometheus}. */
  public String program() {
    return program;
  }
}
