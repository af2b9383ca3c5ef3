// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

/** Thrown when samples are refused; the message is Prometheus'. */
public final class ExpositionException extends Exception {
  private static final long serialVersionUID = 1;

  ExpositionException(String message) {
    super(message);
  }
}
