// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import java.time.Duration;

/**
 * How a page goes out.
 *
 * @param delay how long it waits first; a negative one is for ever
 * @param cut whether only half of it goes out before the connection is closed
 */
public record Delivery(Duration delay, boolean cut) {

  /** At once, and whole. */
  public static final Delivery AT_ONCE = after(Duration.ZERO);

  /** Not at all: the client waits. */
  public static final Delivery NEVER = after(Duration.ofSeconds(-1));

  /** At once, but half of it only. */
  public static final Delivery HALF = new Delivery(Duration.ZERO, true);

  /** Returns a delivery after a while. */
  public static Delivery after(Duration delay) {
    return new Delivery(delay, false);
  }
}
