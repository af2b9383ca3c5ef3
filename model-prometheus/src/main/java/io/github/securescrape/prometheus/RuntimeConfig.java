// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.value.Extra;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How the Go runtime that Prometheus runs on is tuned ({@code runtime}).
 *
 * @param gogc growth of memory in percent after which garbage is collected; default what GOGC of
 *     Prometheus' environment says, else 75; 0 counts as unset; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file">configuration
 *     file</a>
 * @since 0.1
 */
@Value.Builder
public record RuntimeConfig(@Default("75") @Nullable Long gogc, @Nullable Extra extra) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link RuntimeConfig}. */
  public static final class Builder extends RuntimeConfigBuilder {}
}
