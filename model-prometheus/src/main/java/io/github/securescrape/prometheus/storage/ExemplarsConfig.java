// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.storage;

import io.github.securescrape.core.value.Extra;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How exemplars are stored ({@code exemplars}).
 *
 * @param maxExemplars how many are kept; default 0, but 100000 where the whole section is missing;
 *     {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#exemplars">exemplars</a>
 * @since 0.1
 */
@Value.Builder
public record ExemplarsConfig(@Nullable Long maxExemplars, @Nullable Extra extra) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link ExemplarsConfig}. */
  public static final class Builder extends ExemplarsConfigBuilder {}
}
