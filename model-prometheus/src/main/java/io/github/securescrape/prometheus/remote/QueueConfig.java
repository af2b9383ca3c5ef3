// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Until;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How samples wait and are sent by remote write ({@code queue_config}).
 *
 * <p>An explicit null sets all of them to zero, which Prometheus refuses since 3.12.0.
 *
 * @param capacity samples that may wait in each shard; default 10000; {@code null} if unset
 * @param maxShards most requests at a time; default 50; {@code null} if unset
 * @param minShards least requests at a time; default 1; {@code null} if unset
 * @param maxSamplesPerSend samples in one request; default 2000; {@code null} if unset
 * @param batchSendDeadline time after which a request is sent though it is not full; default 5s;
 *     {@code null} if unset
 * @param maxRetries times that a request is sent again; default 3; {@code null} if unset
 * @param minBackoff wait before a request is sent again for the first time; default 30ms; {@code
 *     null} if unset
 * @param maxBackoff longest wait before a request is sent again; default 5s; {@code null} if unset
 * @param retryOnHttp429 whether a request is sent again that was one too many; default false;
 *     {@code null} if unset
 * @param sampleAgeLimit age from which samples are dropped instead of sent; default 0s, none is;
 *     {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record QueueConfig(
    @Default(value = "10000", since = "2.44.0") @Default("2500") @Nullable Long capacity,
    @Default(value = "50", since = "2.44.0") @Default("200") @Nullable Long maxShards,
    @Since("2.6.0") @Default("1") @Nullable Long minShards,
    @Default(value = "2000", since = "2.44.0") @Default("500") @Nullable Long maxSamplesPerSend,
    @Default("5s") @Nullable Duration batchSendDeadline,
    @Until("2.11.0") @Default("3") @Nullable Long maxRetries,
    @Default("30ms") @Nullable Duration minBackoff,
    @Default(value = "5s", since = "2.32.0") @Default("100ms") @Nullable Duration maxBackoff,
    @Key("retry_on_http_429") @Since("2.26.0") @Nullable Boolean retryOnHttp429,
    @Since("2.50.0") @Nullable Duration sampleAgeLimit,
    @Nullable Extra extra) {

  private static final long MAX_SHARDS = 50;
  private static final long MIN_SHARDS = 1;
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);
  private static final Duration MIN_BACKOFF = Duration.ofMillis(30);

  /** Checks the numbers. Not API: use {@link #builder()}. */
  public QueueConfig {
    long most = maxShards == null ? MAX_SHARDS : maxShards;
    long least = minShards == null ? MIN_SHARDS : minShards;
    Duration longest = maxBackoff == null ? MAX_BACKOFF : maxBackoff;
    Duration shortest = minBackoff == null ? MIN_BACKOFF : minBackoff;
    boolean zero = most == 0 && least == 0 && isZero(maxSamplesPerSend) && isZero(capacity);
    Invariants.check(
        rules ->
            rules
                .holds(!zero, QueueCodes.ZERO)
                .holds(zero || most > 0, QueueCodes.MAX_SHARDS)
                .holds(zero || least > 0, QueueCodes.MIN_SHARDS)
                .holds(most <= 0 || least <= most, QueueCodes.SHARDS)
                .holds(
                    zero || maxSamplesPerSend == null || maxSamplesPerSend > 0,
                    QueueCodes.SAMPLES_PER_SEND)
                .holds(zero || capacity == null || capacity > 0, QueueCodes.CAPACITY)
                .holds(longest.compareTo(shortest) >= 0, QueueCodes.BACKOFF));
  }

  private static boolean isZero(@Nullable Long number) {
    return number != null && number == 0;
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link QueueConfig}. */
  public static final class Builder extends QueueConfigBuilder {}
}
