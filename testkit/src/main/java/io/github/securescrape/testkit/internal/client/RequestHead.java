// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.internal.golang.GoText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of the requests of a job, in Go's order: by name, but for the first two. */
final class RequestHead {

  private static final String AUTHORIZATION = "Authorization";

  private final ScrapeJob job;
  private final ScrapeClient client;
  private final JobFiles files;
  private final Duration timeout;
  private final Deadline deadline;

  RequestHead(ScrapeJob job, ScrapeClient client, Duration timeout, Deadline deadline) {
    this.job = job;
    this.client = client;
    this.files = client.files();
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
        headers.computeIfAbsent(name, each -> new ArrayList<>()).addAll(values(header.getValue()));
      }
    }
    String authorization = sameHost ? authorization() : null;
    if (authorization != null) {
      headers.put(AUTHORIZATION, list(authorization));
    }
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (!header.getValue().stream().allMatch(RequestHead::isHeaderValue)) {
        throw new ScrapeFailure(
            "net/http: invalid header field value for " + GoText.quote(header.getKey()));
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

  private List<String> values(HttpHeader header) throws ScrapeFailure {
    List<String> values = new ArrayList<>(header.values());
    header.secrets().forEach(secret -> values.add(secret.reveal()));
    for (String file : header.files()) {
      try {
        values.add(files.read(file).strip());
      } catch (ScrapeFailure e) {
        throw new ScrapeFailure(
            "unable to read headers file " + files.show(file) + ": " + e.getMessage());
      }
    }
    return values;
  }

  private @Nullable String authorization() throws ScrapeFailure {
    HttpClientConfig http = job.http();
    if (http.oauth2() != null) {
      return client.tokens().authorization(job.jobName(), http.oauth2(), client, deadline);
    }
    if (http.basicAuth() != null) {
      return basic(http.basicAuth());
    }
    Authorization authorization = http.authorization();
    if (authorization != null) {
      String type = authorization.type() == null ? "" : authorization.type().strip();
      return (type.isEmpty() ? "Bearer" : type)
          + " "
          + text(
              authorization.credentials(),
              authorization.credentialsFile(),
              "authorization credentials");
    }
    return http.bearerToken() == null && http.bearerTokenFile() == null
        ? null
        : "Bearer " + text(http.bearerToken(), http.bearerTokenFile(), "authorization credentials");
  }

  private String basic(BasicAuth basic) throws ScrapeFailure {
    Secret given = basic.username() == null ? null : Secret.of(basic.username());
    String username = text(given, basic.usernameFile(), "basic auth username");
    String password = text(basic.password(), basic.passwordFile(), "basic auth password");
    byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private String text(@Nullable Secret given, @Nullable String file, String purpose)
      throws ScrapeFailure {
    if (file != null && !file.isEmpty()) {
      return files.read(file, purpose).strip();
    }
    return given == null ? "" : given.reveal();
  }
}
