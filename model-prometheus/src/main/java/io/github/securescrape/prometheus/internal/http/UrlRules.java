// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.http;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.prometheus.internal.go.BadUrlException;
import io.github.securescrape.prometheus.internal.go.GoUrl;
import io.github.securescrape.prometheus.internal.go.GoUrl.Brackets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules for the URLs of a configuration, of which Prometheus takes almost any text. */
public final class UrlRules {

  static final ProblemCode BAD_URL =
      ProblemCode.error(
              "url.syntax", "`{0}`: {1}", "Write such as `https://example.org:8443/path`.")
          .ofText();

  static final ProblemCode BAD_BRACKETS =
      ProblemCode.error("url.brackets", "`{0}`: {1}", "Write an IPv6 address in the brackets.")
          .since("3.7.0")
          .ofText();

  static final ProblemCode BAD_SCHEME =
      ProblemCode.error(
          "url.scheme",
          "`{0}`: URL scheme must be 'http' or 'https'",
          "Begin the URL with `https://`.");

  static final ProblemCode NO_HOST =
      ProblemCode.error(
          "url.host", "`{0}`: host is missing in URL", "Write such as `https://example.org/path`.");

  private UrlRules() {}

  /** States that a text is a URL for Go; returns it if it is. */
  public static Optional<GoUrl> url(String key, @Nullable String text, Invariants rules) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      GoUrl url = GoUrl.parse(text, Brackets.ANY);
      bracketed(key, text, rules);
      return Optional.of(url);
    } catch (BadUrlException e) {
      rules.holds(false, BAD_URL.onKeys(key), key, e.messageFor(text));
      return Optional.empty();
    }
  }

  /**
   * States that a text is a URL for Prometheus' own type, which never sees a quoted {@code null} or
   * {@code ~}; returns it if it is.
   */
  public static Optional<GoUrl> typed(String key, @Nullable String text, Invariants rules) {
    if ("null".equals(text) || "~".equals(text)) {
      rules.holds(
          false, BAD_URL.onKeys(key), key, "cannot unmarshal !!str `" + text + "` into URL");
      return Optional.empty();
    }
    return url(key, text, rules);
  }

  /** States that a text, if it is there, is a URL with a host that is reached over HTTP. */
  public static void http(String key, @Nullable String text, Invariants rules) {
    if (!Invariants.isSet(text)) {
      return;
    }
    url(key, text, rules)
        .ifPresent(
            url -> {
              boolean http = url.scheme().equals("http") || url.scheme().equals("https");
              rules.holds(http, BAD_SCHEME.onKeys(key), key);
              rules.holds(!http || !url.host().isEmpty(), NO_HOST.onKeys(key), key);
            });
  }

  /** States that a text, if it is there, is a URL with a scheme and a host. */
  public static void whole(String key, @Nullable String text, ProblemCode code, Invariants rules) {
    if (Invariants.isSet(text)) {
      url(key, text, rules)
          .ifPresent(
              url -> rules.holds(!url.scheme().isEmpty() && !url.host().isEmpty(), code, text));
    }
  }

  private static void bracketed(String key, String text, Invariants rules) {
    try {
      GoUrl.parse(text, Brackets.ADDRESS);
    } catch (BadUrlException e) {
      rules.holds(false, BAD_BRACKETS.onKeys(key), key, e.messageFor(text));
    }
  }
}
