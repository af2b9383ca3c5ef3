// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import java.time.Duration;

/**
 * When a scrape must be over.
 *
 * @param nanoTime the time by {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {

  /** Returns the deadline that is a while from now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  long remainingNanos() {
    return Math.max(0, nanoTime - System.nanoTime());
  }
}
