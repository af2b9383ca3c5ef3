// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.prometheus.targets.LeftOut;

/**
 * Thrown when a scrape is asked for that Prometheus would never make: a relabeling rule drops the
 * target, or Prometheus refuses it. Such a target is neither up nor down.
 */
public final class TargetLeftOutException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient LeftOut target;

  TargetLeftOutException(String address, LeftOut target) {
    super(address + " is not scraped: " + target.why());
    this.target = target;
  }

  /** Returns the target, and why it is not scraped. */
  public LeftOut target() {
    return target;
  }
}
