// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.prometheus.web.RateLimit;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How many requests are let through: a bucket that starts full. */
final class TokenBucket {

  private final long interval;
  private final double burst;
  private final LongSupplier nanoTime;
  private double tokens;
  private long last;

  private TokenBucket(long interval, long burst, LongSupplier nanoTime) {
    this.interval = interval;
    this.burst = (double) Math.max(burst, 0);
    this.nanoTime = nanoTime;
    this.tokens = this.burst;
    this.last = nanoTime.getAsLong();
  }

  /**
   * Returns a bucket.
   *
   * @param limit the limit; {@code null} for none
   */
  static TokenBucket of(@Nullable RateLimit limit, LongSupplier nanoTime) {
    Duration interval = limit == null ? null : limit.interval();
    Long burst = limit == null ? null : limit.burst();
    return new TokenBucket(
        interval == null ? 0 : interval.toNanos(), burst == null ? 0 : burst, nanoTime);
  }

  /** Returns whether a request may pass, and takes its token. */
  synchronized boolean take() {
    if (interval <= 0) {
      return true;
    }
    long now = nanoTime.getAsLong();
    tokens = Math.min(burst, tokens + (double) (now - last) / interval);
    last = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
