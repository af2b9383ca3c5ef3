// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.storage;

import io.github.securescrape.core.value.Extra;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How samples are packed ({@code chunk_encoding}).
 *
 * @param floats how floats are; default as the feature flags say; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tsdb">tsdb</a>
 * @since 0.1
 */
@Value.Builder
public record ChunkEncodingConfig(@Nullable FloatChunkEncoding floats, @Nullable Extra extra) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link ChunkEncodingConfig}. */
  public static final class Builder extends ChunkEncodingConfigBuilder {}
}
