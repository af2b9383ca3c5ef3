// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.value.Extra;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A section that Prometheus takes by accident ({@code httpclient}): a Go object, none of whose
 * parts a file can set.
 *
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#digitalocean_sd_config">digitalocean_sd_config</a>
 * @since 0.1
 */
@Value.Builder
public record DigitalOceanHttpClient(@Nullable Extra extra) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link DigitalOceanHttpClient}. */
  public static final class Builder extends DigitalOceanHttpClientBuilder {}
}
