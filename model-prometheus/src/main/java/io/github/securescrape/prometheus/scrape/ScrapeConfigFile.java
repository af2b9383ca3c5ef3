// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.scrape;

import io.github.securescrape.core.value.Extra;
import java.util.List;
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
public record ScrapeConfigFile(List<ScrapeJob> scrapeConfigs, @Nullable Extra extra) {

  /** Copies the jobs. Not API: use {@link #of}. */
  public ScrapeConfigFile {
    scrapeConfigs = List.copyOf(scrapeConfigs);
  }

  /** Returns a file with the given jobs. */
  public static ScrapeConfigFile of(ScrapeJob... jobs) {
    return new ScrapeConfigFile(List.of(jobs), null);
  }
}
