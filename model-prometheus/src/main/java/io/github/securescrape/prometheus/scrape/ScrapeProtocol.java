// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.scrape;

import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Since;

/** A format in which a target may give its samples. */
public enum ScrapeProtocol implements Keyword {
  /** Protocol buffers, delimited; needed for native histograms. */
  PROMETHEUS_PROTO("PrometheusProto"),
  /** OpenMetrics text, version 0.0.1. */
  OPEN_METRICS_TEXT_0_0_1("OpenMetricsText0.0.1"),
  /** OpenMetrics text, version 1.0.0. */
  OPEN_METRICS_TEXT_1_0_0("OpenMetricsText1.0.0"),
  /** Prometheus' own text, version 0.0.4. */
  PROMETHEUS_TEXT_0_0_4("PrometheusText0.0.4"),
  /** Prometheus' own text, version 1.0.0, with names in UTF-8. */
  @Since("3.0.0")
  PROMETHEUS_TEXT_1_0_0("PrometheusText1.0.0");

  private final String keyword;

  ScrapeProtocol(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
