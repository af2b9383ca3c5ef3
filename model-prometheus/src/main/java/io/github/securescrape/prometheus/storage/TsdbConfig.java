// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.storage;

import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How samples are stored ({@code tsdb}).
 *
 * @param outOfOrderTimeWindow how much older than the newest sample one may be; default 0s, not
 *     older than its predecessor; {@code null} if unset
 * @param outofordertimewindow a key that Prometheus takes by accident and ignores; {@code null} if
 *     unset
 * @param staleSeriesCompactionThreshold share of stale series, from 0 to 1, from which they are
 *     moved out of memory; default 0, they are not; {@code null} if unset
 * @param chunkEncoding how samples are packed; {@code null} if unset
 * @param retention how long samples are kept; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tsdb">tsdb</a>
 * @since 0.1
 */
@Value.Builder
public record TsdbConfig(
    @Nullable Duration outOfOrderTimeWindow,
    @Nullable Long outofordertimewindow,
    @Since("3.10.0") @Nullable Double staleSeriesCompactionThreshold,
    @Since("3.13.0") @Nullable ChunkEncodingConfig chunkEncoding,
    @Since("3.8.0") @Nullable TsdbRetentionConfig retention,
    @Nullable Extra extra) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link TsdbConfig}. */
  public static final class Builder extends TsdbConfigBuilder {}
}
