// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

/**
 * A target on Prometheus' page of targets.
 *
 * @param job label {@code job}
 * @param instance label {@code instance}
 * @param scrapeUrl URL that is scraped
 * @param health what came of the last scrape
 * @param lastError why the last scrape failed; empty if it did not
 */
public record ActiveTarget(
    String job, String instance, String scrapeUrl, TargetHealth health, String lastError) {}
