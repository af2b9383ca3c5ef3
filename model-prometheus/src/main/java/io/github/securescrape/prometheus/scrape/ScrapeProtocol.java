// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.scrape;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.EmptyIsUnset;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Since;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A format in which a target may give its samples. */
@EmptyIsUnset
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

  static final ProblemCode NO_PROTOCOLS =
      ProblemCode.error(
              "scrape.protocols.empty",
              "`scrape_protocols` cannot be empty",
              "Name a protocol, or remove the key.")
          .onKeys("scrape_protocols");

  static final ProblemCode PROTOCOL_TWICE =
      ProblemCode.error(
              "scrape.protocols.twice",
              "duplicated protocol in `scrape_protocols`: {0}",
              "Name each protocol once.")
          .onKeys("scrape_protocols");

  private final String keyword;

  ScrapeProtocol(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }

  /** States that a list of protocols is not empty and names each once. For constructors. */
  public static void check(@Nullable List<ScrapeProtocol> protocols, Invariants rules) {
    if (protocols == null) {
      return;
    }
    rules.holds(!protocols.isEmpty(), NO_PROTOCOLS);
    protocols.stream()
        .filter(each -> Collections.frequency(protocols, each) > 1)
        .findFirst()
        .ifPresent(each -> rules.holds(false, PROTOCOL_TWICE, each.keyword()));
  }
}
