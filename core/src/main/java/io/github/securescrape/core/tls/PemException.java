// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

/** Thrown when PEM text does not hold what is wanted; the message is Go's. */
public final class PemException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  PemException(String message) {
    super(message);
  }
}
