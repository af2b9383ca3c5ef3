// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.internal.json.JsonTree;
import io.github.securescrape.testkit.scrape.Series;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Prometheus tells over HTTP. */
final class PrometheusApi {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final double NANOS = 1e9;

  private final String address;

  PrometheusApi(String address) {
    this.address = address;
  }

  /** An answer, good or bad. */
  private record Answer(int status, String body) {}

  /** Returns whether it is ready to scrape. */
  boolean isReady() {
    try {
      return ask("GET", "/-/ready", "").status() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes it read its configuration again.
   *
   * @throws IllegalStateException with its words, if it refuses it
   */
  void reload() {
    try {
      Answer answer = ask("POST", "/-/reload", "");
      if (answer.status() != HttpURLConnection.HTTP_OK) {
        throw new IllegalStateException(answer.body().strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String statusConfig() {
    return data("/api/v1/status/config").at("yaml").text();
  }

  List<ActiveTarget> targets() {
    return data("/api/v1/targets?state=active").at("activeTargets").items().stream()
        .map(PrometheusApi::target)
        .toList();
  }

  private static ActiveTarget target(JsonTree target) {
    TargetHealth health = TargetHealth.valueOf(target.at("health").text().toUpperCase(Locale.ROOT));
    Instant lastScrape = OffsetDateTime.parse(target.at("lastScrape").text()).toInstant();
    return new ActiveTarget(
        target.at("scrapePool").text(),
        target.at("labels").texts(),
        target.at("discoveredLabels").texts(),
        target.at("scrapeUrl").text(),
        PrometheusYaml.parseDuration(target.at("scrapeInterval").text()).orElse(Duration.ZERO),
        health,
        target.at("lastError").text(),
        // The zero of Go's clock stands for never.
        lastScrape.getEpochSecond() < 0 ? null : lastScrape,
        seconds(target.at("lastScrapeDuration").text()));
  }

  private static Duration seconds(String number) {
    return Duration.ofNanos(Math.round(Double.parseDouble(number) * NANOS));
  }

  /** Returns how many targets it has found and does not scrape. */
  int droppedTargets() {
    JsonTree data = data("/api/v1/targets?state=dropped");
    // Releases that count them may keep fewer than there were.
    Map<String, String> counts = data.at("droppedTargetCounts").texts();
    return counts.isEmpty()
        ? data.at("droppedTargets").items().size()
        : counts.values().stream().mapToInt(Integer::parseInt).sum();
  }

  /**
   * Returns what an expression has now.
   *
   * @throws IllegalArgumentException with its words, if it refuses the expression
   */
  List<Series> query(String expression) {
    try {
      String form = "query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
      JsonTree answer = JsonTree.parse(ask("POST", "/api/v1/query", form).body());
      if (!answer.at("status").text().equals("success")) {
        throw new IllegalArgumentException(answer.at("error").text());
      }
      JsonTree result = answer.at("data").at("result");
      String type = answer.at("data").at("resultType").text();
      return switch (type) {
        case "vector" -> result.items().stream().map(PrometheusApi::series).toList();
        case "scalar" -> List.of(new Series(LabelSet.of(Map.of()), number(result), null));
        default -> throw new IllegalArgumentException(expression + " is a " + type);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Series series(JsonTree series) {
    LabelSet labels = LabelSet.of(series.at("metric").texts());
    return new Series(labels, number(series.at("value")), null);
  }

  private static double number(JsonTree timeAndValue) {
    List<JsonTree> both = timeAndValue.items();
    String value = both.isEmpty() ? "NaN" : both.get(1).text();
    return Double.parseDouble(value.replace("Inf", "Infinity"));
  }

  private JsonTree data(String path) {
    try {
      Answer answer = ask("GET", path, "");
      if (answer.status() != HttpURLConnection.HTTP_OK) {
        throw new IllegalStateException(answer.body().strip());
      }
      return JsonTree.parse(answer.body()).at("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer ask(String method, String path, String form) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://" + address + path).toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestMethod(method);
    try {
      if (!form.isEmpty()) {
        connection.setDoOutput(true);
        connection.getOutputStream().write(form.getBytes(StandardCharsets.US_ASCII));
      }
      int status = connection.getResponseCode();
      boolean good = status < HttpURLConnection.HTTP_BAD_REQUEST;
      try (InputStream in = good ? connection.getInputStream() : connection.getErrorStream()) {
        String body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(status, body);
      }
    } finally {
      connection.disconnect();
    }
  }
}
