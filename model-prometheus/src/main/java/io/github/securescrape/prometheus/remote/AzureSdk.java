// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.value.Extra;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What Azure's SDK finds in Prometheus' environment ({@code sdk}).
 *
 * @param tenantId tenant; default that of the environment; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record AzureSdk(@Nullable String tenantId, @Nullable Extra extra) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link AzureSdk}. */
  public static final class Builder extends AzureSdkBuilder {}
}
