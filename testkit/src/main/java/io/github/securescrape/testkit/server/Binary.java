// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.core.value.Version;
import java.nio.file.Path;

/**
 * A program on this machine.
 *
 * @param program name, such as {@code prometheus}
 * @param version its version
 * @param path the file to run
 */
public record Binary(String program, Version version, Path path) {

  /** Returns such as {@code prometheus 3.5.3}. */
  @Override
  public String toString() {
    return program + " " + version;
  }
}
