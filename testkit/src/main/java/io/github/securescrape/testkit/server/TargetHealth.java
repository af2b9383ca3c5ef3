// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import java.util.Locale;

/** What Prometheus knows of a target. */
public enum TargetHealth {
  /** It has not been scraped yet. */
  UNKNOWN,
  /** Its last scrape was fine. */
  UP,
  /** Its last scrape failed. */
  DOWN;

  /** Returns the word that Prometheus has for it, such as {@code up}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
