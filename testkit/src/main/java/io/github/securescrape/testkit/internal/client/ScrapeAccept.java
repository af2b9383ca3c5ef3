// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.scrape.ScrapeProtocol;
import io.github.securescrape.prometheus.scrape.ScrapeSamples;
import java.util.ArrayList;
import java.util.List;

/** The {@code Accept} header of a scrape: the formats in their order, then anything. */
final class ScrapeAccept {

  private static final List<ScrapeProtocol> DEFAULTS =
      List.of(
          ScrapeProtocol.OPEN_METRICS_TEXT_1_0_0,
          ScrapeProtocol.OPEN_METRICS_TEXT_0_0_1,
          ScrapeProtocol.PROMETHEUS_TEXT_1_0_0,
          ScrapeProtocol.PROMETHEUS_TEXT_0_0_4);

  private ScrapeAccept() {}

  static String of(ScrapeJob job, PrometheusVersion version) {
    ScrapeSamples samples = job.samples();
    List<ScrapeProtocol> protocols = new ArrayList<>();
    if (Boolean.TRUE.equals(job.histograms().scrapeNativeHistograms())) {
      protocols.add(ScrapeProtocol.PROMETHEUS_PROTO);
    }
    protocols.addAll(DEFAULTS);
    if (samples.scrapeProtocols() != null) {
      protocols = samples.scrapeProtocols();
    }
    String escaping = ";escaping=" + escaping(samples);
    // At first, every kind had it.
    String others = version.isAtLeast("3.4.0") ? "" : escaping;
    StringBuilder accept = new StringBuilder();
    int weight = ScrapeProtocol.values().length + 1;
    for (ScrapeProtocol protocol : protocols) {
      accept
          .append(mediaType(protocol, escaping, others))
          .append(";q=0.")
          .append(weight--)
          .append(',');
    }
    return accept.append("*/*;q=0.").append(weight).toString();
  }

  private static String escaping(ScrapeSamples samples) {
    String given = samples.metricNameEscapingScheme();
    String otherwise =
        "legacy".equals(samples.metricNameValidationScheme()) ? "underscores" : "allow-utf-8";
    return given == null || given.isEmpty() ? otherwise : given;
  }

  private static String mediaType(ScrapeProtocol protocol, String escaping, String others) {
    return switch (protocol) {
      case PROMETHEUS_PROTO ->
          "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily"
              + ";encoding=delimited"
              + others;
      case OPEN_METRICS_TEXT_0_0_1 -> "application/openmetrics-text;version=0.0.1" + others;
      case OPEN_METRICS_TEXT_1_0_0 -> "application/openmetrics-text;version=1.0.0" + escaping;
      case PROMETHEUS_TEXT_0_0_4 -> "text/plain;version=0.0.4" + others;
      case PROMETHEUS_TEXT_1_0_0 -> "text/plain;version=1.0.0" + escaping;
    };
  }
}
