// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

/** Thrown when a file that a scrape job names is of no use; the message is that of Prometheus. */
public final class JobFileException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean provided;

  private JobFileException(String message, boolean provided) {
    super(message);
    this.provided = provided;
  }

  static JobFileException failed(String message) {
    return new JobFileException(message, false);
  }

  static JobFileException provided(String file) {
    return new JobFileException(file + " is provided at run time", true);
  }

  /** Returns whether the file may be good, but its content is known at run time only. */
  public boolean isProvided() {
    return provided;
  }
}
