// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import java.util.Locale;

/**
 * What writing a {@link FileSet} does to one file.
 *
 * @param kind what happens
 * @param path the file, relative to the folder
 * @param detail what differs; empty if there is nothing to add
 */
public record FileChange(Kind kind, String path, String detail) {

  /** What happens to a file. */
  public enum Kind {
    /** It is not there yet. */
    CREATE,
    /** Its content is replaced. */
    REPLACE,
    /** Its content stays, mode or owner change. */
    ADJUST,
    /** It stays as it is. */
    KEEP
  }

  /** Returns such as {@code replace node01/config.yml}. */
  @Override
  public String toString() {
    String text = kind.name().toLowerCase(Locale.ROOT) + " " + path;
    return detail.isEmpty() ? text : text + " (" + detail + ")";
  }
}
