// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import java.time.Duration;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all scrape jobs that do not say otherwise ({@code global}).
 *
 * @param scrapeInterval time between scrapes; default 1m; {@code null} if unset
 * @param scrapeTimeout time after which a scrape fails; default 10s, or the interval if shorter;
 *     {@code null} if unset
 * @param evaluationInterval time between evaluations of rules; default 1m; {@code null} if unset
 * @param externalLabels labels added to whatever leaves this Prometheus; empty if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file">configuration
 *     file</a>
 * @since 0.1
 */
@Value.Builder
public record GlobalConfig(
    @Default("1m") @Nullable Duration scrapeInterval,
    @Nullable Duration scrapeTimeout,
    @Default("1m") @Nullable Duration evaluationInterval,
    Map<String, String> externalLabels) {

  /** Copies the labels. Not API: use {@link #builder()}. */
  public GlobalConfig {
    externalLabels = Invariants.copyOf(externalLabels);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link GlobalConfig}. */
  public static final class Builder extends GlobalConfigBuilder {}
}
