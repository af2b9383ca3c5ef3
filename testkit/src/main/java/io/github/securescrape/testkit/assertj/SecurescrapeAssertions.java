// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import io.github.securescrape.prometheus.targets.JobTargets;

/**
 * Where assertions begin.
 *
 * <pre>{@code
 * assertThat(Targets.of(config).make().job("node")).scrapesExactly("https://node01:9100/metrics");
 * }</pre>
 */
public final class SecurescrapeAssertions {

  private SecurescrapeAssertions() {}

  /** Begins an assertion about the targets of a scrape job. */
  public static JobTargetsAssert assertThat(JobTargets actual) {
    return new JobTargetsAssert(actual);
  }
}
