// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.scrape.ScrapeProtocol;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats that Prometheus can read, found by {@code Content-Type}. */
public enum MediaType {
  /** Prometheus' text format. */
  TEXT("text/plain"),
  /** OpenMetrics. */
  OPEN_METRICS("application/openmetrics-text"),
  /** Protocol buffers. */
  PROTOBUF("application/vnd.google.protobuf");

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern TYPE = Pattern.compile(TOKEN + "(/" + TOKEN + ")?");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*;\\s*(" + TOKEN + ")\\s*=\\s*(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")");

  private final String keyword;

  MediaType(String keyword) {
    this.keyword = keyword;
  }

  /**
   * Returns the format of an answer.
   *
   * @param contentType what the answer says; empty if nothing
   * @param fallback what to assume if that is no known format; {@code null} to fail
   */
  public static MediaType of(String contentType, @Nullable ScrapeProtocol fallback)
      throws ScrapeFailure {
    String problem = "";
    if (contentType.isEmpty()) {
      problem =
          "non-compliant scrape target sending blank Content-Type and no fallback_scrape_protocol"
              + " specified for target";
    } else {
      String malformed = malformation(contentType);
      if (malformed.isEmpty()) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (MediaType each : values()) {
          if (each.keyword.equals(type)) {
            return each;
          }
        }
        problem =
            "received unsupported Content-Type "
                + GoQuote.quote(contentType)
                + " and no fallback_scrape_protocol specified for target";
      } else {
        problem =
            "cannot parse Content-Type "
                + GoQuote.quote(contentType)
                + " and no fallback_scrape_protocol for target\nmime: "
                + malformed;
      }
    }
    if (fallback == null) {
      throw new ScrapeFailure(problem);
    }
    return of(fallback);
  }

  private static MediaType of(ScrapeProtocol protocol) {
    return switch (protocol) {
      case PROMETHEUS_PROTO -> PROTOBUF;
      case OPEN_METRICS_TEXT_0_0_1, OPEN_METRICS_TEXT_1_0_0 -> OPEN_METRICS;
      case PROMETHEUS_TEXT_0_0_4, PROMETHEUS_TEXT_1_0_0 -> TEXT;
    };
  }

  /** Returns what is wrong with a content type, in Go's words; empty if nothing is. */
  private static String malformation(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
    if (type.isEmpty()) {
      return "no media type";
    }
    if (!TYPE.matcher(type).matches()) {
      int slash = type.indexOf('/');
      return slash < 0
          ? "expected slash after first token"
          : slash == type.length() - 1
              ? "expected token after slash"
              : "unexpected content after media subtype";
    }
    String rest = semicolon < 0 ? "" : contentType.substring(semicolon);
    Set<String> names = new HashSet<>();
    Matcher parameter = PARAMETER.matcher(rest);
    while (!rest.isEmpty() && parameter.lookingAt()) {
      if (!names.add(parameter.group(1).toLowerCase(Locale.ROOT))) {
        return "duplicate parameter name";
      }
      rest = rest.substring(parameter.end());
      parameter.reset(rest);
    }
    return rest.strip().isEmpty() || rest.strip().equals(";") ? "" : "invalid media parameter";
  }
}
