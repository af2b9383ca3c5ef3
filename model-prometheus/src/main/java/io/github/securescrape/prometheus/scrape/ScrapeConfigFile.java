// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.scrape;

import io.github.securescrape.core.value.Extra;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A file of further scrape jobs, named under {@code scrape_config_files}.
 *
 * @param scrapeConfigs the scrape jobs; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file">configuration
 *     file</a>
 * @since 0.1
 */
@Value.Builder
public record ScrapeConfigFile(List<ScrapeJob> scrapeConfigs, @Nullable Extra extra) {

  /** Copies the jobs. Not API: use {@link #builder()}. */
  public ScrapeConfigFile {
    scrapeConfigs = List.copyOf(scrapeConfigs);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link ScrapeConfigFile}. */
  public static final class Builder extends ScrapeConfigFileBuilder {}
}
