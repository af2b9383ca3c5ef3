// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.prometheus.PrometheusVersion;

/**
 * Where a value of a running configuration comes from.
 *
 * @param kind how it came there
 * @param from path of the key that it is inherited from; empty if it is not
 * @param version the Prometheus that runs it
 * @since 0.1
 */
public record Origin(Kind kind, String from, PrometheusVersion version) {

  /** How a value came where it is. */
  public enum Kind {
    /** It is written there. */
    SET,
    /** It is taken over from another key, most often one of {@code global}. */
    INHERITED,
    /** It is what this version of Prometheus takes where nothing is written. */
    DEFAULT,
    /** There is none: no text, no number, or no such section. */
    UNSET
  }

  /** Returns such as {@code inherited from global.scrape_timeout}. */
  @Override
  public String toString() {
    return switch (kind) {
      case SET -> "set here";
      case INHERITED -> "inherited from " + from;
      case DEFAULT -> "default of Prometheus " + version;
      case UNSET -> "not set";
    };
  }
}
