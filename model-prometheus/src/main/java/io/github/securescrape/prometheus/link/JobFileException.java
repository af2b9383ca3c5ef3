// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import org.jspecify.annotations.Nullable;

/** Thrown when a file that a scrape job names is of no use; the message is that of Prometheus. */
public final class JobFileException extends Exception {
  private static final long serialVersionUID = 1;

  private final String file;
  private final boolean provided;

  private JobFileException(String message, String file, boolean provided) {
    super(message);
    this.file = file;
    this.provided = provided;
  }

  static JobFileException failed(String message) {
    return new JobFileException(message, "", false);
  }

  static JobFileException unreadable(String file, String message) {
    return new JobFileException(message, file, false);
  }

  static JobFileException provided(String file) {
    return new JobFileException(file + " is provided at run time", file, true);
  }

  /** Returns whether it is a file of that name that was looked for. */
  boolean isAbout(@Nullable String name) {
    return file.equals(name);
  }

  /** Returns whether the file may be good, but its content is known at run time only. */
  public boolean isProvided() {
    return provided;
  }
}
