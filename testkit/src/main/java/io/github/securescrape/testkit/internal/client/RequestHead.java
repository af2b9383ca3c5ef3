// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.link.JobFileException;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.internal.golang.GoText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of the requests of a job, in Go's order: by name, but for the first two. */
final class RequestHead {

  private static final String AUTHORIZATION = "Authorization";

  private final ScrapeJob job;
  private final ScrapeClient client;
  private final Duration timeout;
  private final Deadline deadline;

  RequestHead(ScrapeJob job, ScrapeClient client, Duration timeout, Deadline deadline) {
    this.job = job;
    this.client = client;
    this.timeout = timeout;
    this.deadline = deadline;
  }

  /**
   * Returns the headers of one request; the files of the job are read for each.
   *
   * @param sameHost whether the request goes where the first one went, and may carry what is secret
   * @param referer URL that led here; empty if none
   */
  Map<String, List<String>> headers(boolean sameHost, String referer) throws ScrapeFailure {
    try {
      return make(sameHost, referer);
    } catch (JobFileException e) {
      throw new ScrapeFailure(e);
    }
  }

  private Map<String, List<String>> make(boolean sameHost, String referer)
      throws ScrapeFailure, JobFileException {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("User-Agent", list(client.userAgent()));
    headers.put("Accept", list(ScrapeAccept.of(job, client.version())));
    boolean compressed = !Boolean.FALSE.equals(job.enableCompression());
    headers.put("Accept-Encoding", list(compressed ? "gzip" : "identity"));
    headers.put("X-Prometheus-Scrape-Timeout-Seconds", list(seconds(timeout)));
    if (!referer.isEmpty()) {
      headers.put("Referer", list(referer));
    }
    Map<String, HttpHeader> given = job.http().httpHeaders();
    Map<String, HttpHeader> own = given == null ? Map.of() : given;
    for (Map.Entry<String, HttpHeader> header : own.entrySet()) {
      String name = GoText.canonicalHeader(header.getKey());
      if (sameHost || !isDropped(name)) {
        headers
            .computeIfAbsent(name, each -> new ArrayList<>())
            .addAll(client.files().values(header.getValue()));
      }
    }
    String authorization = sameHost ? authorization() : null;
    if (authorization != null) {
      headers.put(AUTHORIZATION, list(authorization));
    }
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (!header.getValue().stream().allMatch(RequestHead::isHeaderValue)) {
        throw new ScrapeFailure(
            "net/http: invalid header field value for " + GoQuote.quote(header.getKey()));
      }
    }
    return headers;
  }

  private static List<String> list(String value) {
    return new ArrayList<>(List.of(value));
  }

  private static boolean isDropped(String name) {
    return name.startsWith("Cookie")
        || name.startsWith("Proxy-")
        || name.equals("Www-Authenticate");
  }

  private static boolean isHeaderValue(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\t');
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString();
  }

  private @Nullable String authorization() throws ScrapeFailure, JobFileException {
    HttpClientConfig http = job.http();
    return http.oauth2() != null
        ? client.tokens().authorization(job.jobName(), http.oauth2(), client, deadline)
        : client.files().authorization(http).map(Secret::reveal).orElse(null);
  }
}
