// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.testkit.internal.client.Answer.Head;
import io.github.securescrape.testkit.internal.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token of an OAuth 2.0 server.
 *
 * @param authorization the header that carries it
 * @param expiry when it ends; {@code null} if never
 */
record Token(String authorization, @Nullable Instant expiry) {

  /** So long before its end a token is no longer sent. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** What the fields of a form and of a JSON text are called. */
  private static final String[] FIELDS = {
    "access_token", "token_type", "expires_in", "error", "error_description", "error_uri"
  };

  /** Returns the token in an answer, or fails with Go's words. */
  static Token of(Answer answer, Instant now) throws ScrapeFailure {
    Head head = answer.head();
    boolean success = head.code() >= 200 && head.code() <= 299;
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    String type = head.header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean form = type.equals("application/x-www-form-urlencoded") || type.equals("text/plain");
    Map<String, String> fields = form ? ofForm(body) : ofJson(body, success);
    String error = fields.getOrDefault("error", "");
    if (!error.isEmpty()) {
      throw new ScrapeFailure(
          "oauth2: "
              + GoQuote.quote(error)
              + quoted(fields.getOrDefault("error_description", ""))
              + quoted(fields.getOrDefault("error_uri", "")));
    }
    if (!success) {
      throw new ScrapeFailure(
          "oauth2: cannot fetch token: " + head.status() + "\nResponse: " + body);
    }
    String token = fields.getOrDefault("access_token", "");
    if (token.isEmpty()) {
      throw new ScrapeFailure("oauth2: server response missing access_token");
    }
    return new Token(
        kind(fields.getOrDefault("token_type", "")) + " " + token,
        expiry(fields.getOrDefault("expires_in", ""), now));
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : " " + GoQuote.quote(text);
  }

  private static Map<String, String> ofForm(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.putIfAbsent(
          FormText.decode(parts[0]), parts.length > 1 ? FormText.decode(parts[1]) : "");
    }
    return fields;
  }

  private static Map<String, String> ofJson(String body, boolean success) throws ScrapeFailure {
    Map<String, String> fields = new LinkedHashMap<>();
    try {
      JsonTree tree = JsonTree.parse(body);
      for (String each : FIELDS) {
        fields.put(each, tree.at(each).text());
      }
    } catch (IOException e) {
      if (success) {
        throw new ScrapeFailure("oauth2: cannot parse json: " + malformation(body));
      }
    }
    return fields;
  }

  /** Returns what Go says of a text that is not JSON at all. */
  private static String malformation(String body) {
    String text = body.strip();
    return text.isEmpty()
        ? "unexpected end of JSON input"
        : "invalid character '" + text.charAt(0) + "' looking for beginning of value";
  }

  private static String kind(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "", "bearer" -> "Bearer";
      case "mac" -> "MAC";
      case "basic" -> "Basic";
      default -> type;
    };
  }

  private static @Nullable Instant expiry(String seconds, Instant now) {
    return seconds.matches("[1-9][0-9]{0,9}") ? now.plusSeconds(Long.parseLong(seconds)) : null;
  }

  boolean isGood(Instant now) {
    return expiry == null || now.isBefore(expiry.minus(MARGIN));
  }

  /** Never shows the token. */
  @Override
  public String toString() {
    return "Token[until " + expiry + "]";
  }
}
