// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.link.JobFiles;
import java.time.Clock;

/**
 * What the scrapes of one scraper have in common.
 *
 * @param files the files that jobs name
 * @param clock what it takes for now
 * @param version the Prometheus that it stands for
 * @param tokens tokens that are still good
 */
public record ScrapeClient(
    JobFiles files, Clock clock, PrometheusVersion version, TokenStore tokens) {

  /** Returns a client that has no tokens yet. */
  public static ScrapeClient of(JobFiles files) {
    return new ScrapeClient(
        files, Clock.systemUTC(), PrometheusVersion.NEWEST_KNOWN, new TokenStore());
  }

  String userAgent() {
    return "Prometheus/" + version;
  }
}
