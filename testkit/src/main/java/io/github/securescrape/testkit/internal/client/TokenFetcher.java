// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.http.OAuth2;
import io.github.securescrape.testkit.internal.client.PendingAnswer.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fetches a token from an OAuth 2.0 server. */
final class TokenFetcher {

  private static final String GRANT_TYPE = "grant_type";

  private final OAuth2 oauth2;
  private final String secret;
  private final ScrapeClient client;
  private final Deadline deadline;

  TokenFetcher(OAuth2 oauth2, String secret, ScrapeClient client, Deadline deadline) {
    this.oauth2 = oauth2;
    this.secret = secret;
    this.client = client;
    this.deadline = deadline;
  }

  Token fetch() throws ScrapeFailure {
    if (OAuth2.JWT_BEARER.equals(oauth2.grantType())) {
      throw new ScrapeFailure("`grant_type` " + OAuth2.JWT_BEARER + " is not supported here");
    }
    Map<String, String> form = form();
    try {
      return ask(form, basic());
    } catch (ScrapeFailure e) {
      // Some servers look for both in the form alone.
      form.put("client_id", oauth2.clientId());
      if (!secret.isEmpty()) {
        form.put("client_secret", secret);
      }
      return ask(form, "");
    }
  }

  private Map<String, String> form() throws ScrapeFailure {
    Map<String, String> form = new TreeMap<>();
    form.put(GRANT_TYPE, "client_credentials");
    if (!oauth2.scopes().isEmpty()) {
      form.put("scope", String.join(" ", oauth2.scopes()));
    }
    for (Map.Entry<String, String> each : oauth2.endpointParams().entrySet()) {
      if (form.put(each.getKey(), each.getValue()) != null && !each.getKey().equals(GRANT_TYPE)) {
        throw new ScrapeFailure(
            "oauth2: cannot overwrite parameter " + GoQuote.quote(each.getKey()));
      }
    }
    return form;
  }

  private String basic() {
    String login = FormText.encode(oauth2.clientId()) + ":" + FormText.encode(secret);
    byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private Token ask(Map<String, String> form, String authorization) throws ScrapeFailure {
    TargetUrl url = TargetUrl.parse(oauth2.tokenUrl());
    url.check();
    String body = FormText.encode(form);
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("User-Agent", List.of(client.userAgent()));
    headers.put("Content-Type", List.of("application/x-www-form-urlencoded"));
    headers.put("Content-Length", List.of("" + body.length()));
    if (!authorization.isEmpty()) {
      headers.put("Authorization", List.of(authorization));
    }
    Answer answer;
    try {
      answer =
          new Transport(oauth2.tlsConfig(), false, oauth2.proxy(), client)
              .send(
                  url,
                  () -> new Request("POST", url, headers, body),
                  new PendingAnswer(Part.ANY_BODY),
                  deadline);
    } catch (ScrapeFailure e) {
      throw e.of("Post", url.toString());
    }
    if (answer.failure() != null) {
      throw new ScrapeFailure("oauth2: cannot fetch token: " + answer.failure());
    }
    Instant now = client.clock().instant();
    return Token.of(answer, now);
  }
}
