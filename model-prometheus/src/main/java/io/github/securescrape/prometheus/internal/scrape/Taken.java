// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.scrape;

/**
 * A value that Prometheus takes for a key.
 *
 * @param value the value
 * @param from path of the key that it is taken from, starting with a dot for one of the same
 *     section; {@link #OWN} or {@link #DEFAULT}
 */
public record Taken<T>(T value, String from) {

  /** The key itself. */
  static final String OWN = ".";

  /** No key. */
  static final String DEFAULT = "";

  /** Returns the value that the key itself has. */
  static <T> Taken<T> own(T value) {
    return new Taken<>(value, OWN);
  }

  /** Returns the value where no key says anything. */
  static <T> Taken<T> byDefault(T value) {
    return new Taken<>(value, DEFAULT);
  }
}
