// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.prometheus.web.HttpServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.testkit.internal.golang.GoText;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Answers requests in exporter-toolkit's order: the file is read, the rate limit, the configured
 * headers, the users, and then the page.
 */
final class GuardedPages {

  private final WebFile file;
  private final TokenBucket limit;
  private final Users users;
  private final Pages pages;
  private final Executor workers;

  GuardedPages(WebFile file, TokenBucket limit, Users users, Pages pages, Executor workers) {
    this.file = file;
    this.limit = limit;
    this.users = users;
    this.pages = pages;
    this.workers = workers;
  }

  CompletableFuture<Page> answer(HttpRequest request) {
    // By the connection's own thread only if nothing can hold up its other connections.
    Executor executor = pages.mayTakeTime() ? workers : Runnable::run;
    return CompletableFuture.completedFuture(request)
        .thenComposeAsync(asked -> answer(asked, file.read()), executor)
        .exceptionally(failure -> Page.error(500, "Internal Server Error"));
  }

  private CompletableFuture<Page> answer(HttpRequest request, WebConfig config) {
    if (!limit.take()) {
      return CompletableFuture.completedFuture(Page.error(429, "Too Many Requests"));
    }
    Map<String, String> headers = headersOf(config);
    if (config.basicAuthUsers().isEmpty()) {
      return CompletableFuture.completedFuture(pages.page(request).above(headers));
    }
    CompletableFuture<Boolean> admission =
        users.admits(config.basicAuthUsers(), request.headers().get(HttpHeaderNames.AUTHORIZATION));
    // A known login is answered at once; after a comparison, not by the thread that compares.
    Executor next = admission.isDone() ? Runnable::run : workers;
    return admission.thenApplyAsync(
        admitted -> (admitted ? pages.page(request) : unauthorized()).above(headers), next);
  }

  private static Map<String, String> headersOf(WebConfig config) {
    HttpServerConfig http = config.httpServerConfig();
    Map<String, String> headers = new HashMap<>();
    (http == null ? Map.<String, String>of() : http.headers())
        .forEach((name, value) -> headers.put(GoText.canonicalHeader(name), value));
    return headers;
  }

  private static Page unauthorized() {
    return Page.error(401, "Unauthorized").above(Map.of("Www-Authenticate", "Basic"));
  }
}
