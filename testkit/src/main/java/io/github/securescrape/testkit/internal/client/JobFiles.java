// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.testkit.internal.golang.GoText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that a job names.
 *
 * @param folder where relative names start; the empty path to show names as they are
 */
public record JobFiles(Path folder) {

  /** Returns a name as Prometheus shows it: below the folder of its configuration. */
  String show(String name) {
    return folder.resolve(name).normalize().toString();
  }

  /**
   * Returns the text of a file.
   *
   * @throws ScrapeFailure with Go's text about a file that cannot be read
   */
  String read(String name) throws ScrapeFailure {
    try {
      // Not strict: who looks for a certificate in a binary file finds none.
      return new String(Files.readAllBytes(Path.of(show(name))), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ScrapeFailure(GoText.unreadable(show(name), e));
    }
  }

  /** Returns the text of a file that is there for the given purpose. */
  String read(String name, String purpose) throws ScrapeFailure {
    try {
      return read(name);
    } catch (ScrapeFailure e) {
      throw new ScrapeFailure(
          "unable to read "
              + purpose
              + ": unable to read file "
              + show(name)
              + ": "
              + e.getMessage());
    }
  }
}
