// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How metadata of metrics is sent by remote write ({@code metadata_config}).
 *
 * @param send whether it is sent; default true; {@code null} if unset
 * @param sendInterval time between two times that it is sent; default 1m; {@code null} if unset
 * @param maxSamplesPerSend metrics in one request; default 2000; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record MetadataConfig(
    @Default("true") @Nullable Boolean send,
    @Default("1m") @Nullable Duration sendInterval,
    @Since("2.29.0") @Default(value = "2000", since = "2.44.0") @Default("500")
        @Nullable Long maxSamplesPerSend,
    @Nullable Extra extra) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link MetadataConfig}. */
  public static final class Builder extends MetadataConfigBuilder {}
}
