// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How metrics are shown to one client, chosen as exporters in Go choose it.
 *
 * @param writer writes them
 * @param contentType says how
 * @param escaping what becomes of names that old versions of Prometheus do not know
 */
record Negotiated(ExpositionFormatWriter writer, String contentType, EscapingScheme escaping) {

  private static final ExpositionFormats FORMATS = ExpositionFormats.init();
  private static final String UNDERSCORES = "underscores";
  private static final Map<String, EscapingScheme> ESCAPING =
      Map.of(
          "allow-utf-8",
          EscapingScheme.ALLOW_UTF8,
          UNDERSCORES,
          EscapingScheme.UNDERSCORE_ESCAPING,
          "dots",
          EscapingScheme.DOTS_ESCAPING,
          "values",
          EscapingScheme.VALUE_ENCODING_ESCAPING);

  private static final String PROTOBUF = "application/vnd.google.protobuf";
  private static final String MESSAGE = "io.prometheus.client.MetricFamily";
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String TEXT = "text/plain";
  private static final String TEXT_VERSION = "0.0.4";

  /**
   * Returns the first format that is to be had, of those that are accepted; text if there is none.
   *
   * @param accept the header {@code Accept}; {@code null} if there is none
   */
  static Negotiated of(@Nullable String accept) {
    String escaping = UNDERSCORES;
    for (Accepted each : Accepted.byQuality(accept)) {
      String wanted = each.parameter("escaping");
      // It stays for those that follow, even if nothing else of this one is understood.
      escaping = ESCAPING.containsKey(wanted) ? wanted : escaping;
      String version = each.parameter("version");
      if (isProtobuf(each)) {
        String type = PROTOBUF + "; proto=" + MESSAGE + "; encoding=delimited";
        return new Negotiated(FORMATS.getPrometheusProtobufWriter(), type, escaping);
      }
      if (each.name().equals(TEXT) && (version.isEmpty() || version.equals(TEXT_VERSION))) {
        break;
      }
      if (each.name().equals(OPEN_METRICS) && version.matches("|0\\.0\\.1|1\\.0\\.0")) {
        String type =
            OPEN_METRICS
                + "; version="
                + (version.isEmpty() ? "0.0.1" : version)
                + "; charset=utf-8";
        return new Negotiated(FORMATS.getOpenMetricsTextFormatWriter(), type, escaping);
      }
    }
    String type = TEXT + "; version=" + TEXT_VERSION + "; charset=utf-8";
    return new Negotiated(FORMATS.getPrometheusTextFormatWriter(), type, escaping);
  }

  private Negotiated(ExpositionFormatWriter writer, String type, String escaping) {
    this(
        writer,
        type + "; escaping=" + escaping,
        ESCAPING.getOrDefault(escaping, EscapingScheme.UNDERSCORE_ESCAPING));
  }

  private static boolean isProtobuf(Accepted each) {
    return each.name().equals(PROTOBUF)
        && each.parameter("proto").equals(MESSAGE)
        && each.parameter("encoding").equals("delimited")
        && FORMATS.getPrometheusProtobufWriter().isAvailable();
  }

  /**
   * Returns whether the body is to be compressed.
   *
   * @param acceptEncoding the header {@code Accept-Encoding}; {@code null} if there is none
   */
  static boolean isGzip(@Nullable String acceptEncoding) {
    double identity = -1;
    double gzip = -1;
    for (Accepted each : Accepted.parse(acceptEncoding)) {
      boolean any = each.name().equals("*");
      identity =
          any || each.name().equals("identity") ? Math.max(identity, each.quality()) : identity;
      gzip = any || each.name().equals("gzip") ? Math.max(gzip, each.quality()) : gzip;
    }
    return gzip > Math.max(identity, 0);
  }
}
