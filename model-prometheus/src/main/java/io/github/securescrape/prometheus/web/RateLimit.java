// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.web;

import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How many requests an exporter answers ({@code rate_limit}): a bucket of tokens for all clients
 * together.
 *
 * @param interval time until one more request is let through; 0 or {@code null} for no limit
 * @param burst requests that are let through at once; {@code null} or 0 lets none through
 * @see <a
 *     href="https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md">web
 *     configuration</a>
 * @since 0.1
 */
@Value.Builder
public record RateLimit(@Nullable Duration interval, @Nullable Long burst) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns whether every request is refused, from the first on. */
  public boolean refusesAll() {
    return interval != null
        && interval.compareTo(Duration.ZERO) > 0
        && (burst == null || burst <= 0);
  }

  /** Builds a {@link RateLimit}. */
  public static final class Builder extends RateLimitBuilder {}
}
