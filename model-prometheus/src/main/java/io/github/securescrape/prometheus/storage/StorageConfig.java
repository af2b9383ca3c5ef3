// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.storage;

import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What is stored, as far as it can be changed by a reload ({@code storage}).
 *
 * @param tsdb storage of samples; {@code null} if unset
 * @param exemplars storage of exemplars; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file">configuration
 *     file</a>
 * @since 0.1
 */
@Value.Builder
public record StorageConfig(
    @Since("2.39.0") @Nullable TsdbConfig tsdb,
    @Nullable ExemplarsConfig exemplars,
    @Nullable Extra extra) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link StorageConfig}. */
  public static final class Builder extends StorageConfigBuilder {}
}
