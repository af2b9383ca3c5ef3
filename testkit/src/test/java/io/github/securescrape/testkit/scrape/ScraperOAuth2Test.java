// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.OAuth2;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScraperOAuth2Test {

  @TempDir Path folder;

  private final List<String> asked = new ArrayList<>();
  private String token = "{\"access_token\": \"tok\", \"expires_in\": 60}";
  private String type = "application/json";
  private int status = 200;
  private boolean wantsForm;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", this::giveToken);
    server.createContext("/metrics", this::showMetrics);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void giveToken(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(exchange.getRequestMethod() + " " + login + " " + form);
    boolean refused = wantsForm && login != null;
    answer(exchange, refused ? 401 : status, type, refused ? "{}" : token);
  }

  private void showMetrics(HttpExchange exchange) throws IOException {
    asked.add("GET " + exchange.getRequestHeaders().getFirst("Authorization"));
    answer(exchange, 200, "text/plain", "a 1\n");
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }

  @Test
  void sendsTheTokenUntilShortlyBeforeItsEnd() {
    Scraper scraper = Scraper.create(folder);
    ScrapeJob job =
        job(
            oauth2 ->
                oauth2.addScopes("a", "b").putEndpointParams("k", "v").clientSecret(secret()));

    assertThat(scrape(scraper, job).lastError()).isEmpty();
    scrape(scraper, job);
    scrape(scraper.at(in(49)), job);
    scrape(scraper.at(in(51)), job);

    String fetch = "POST Basic aWQlMkI6cyUyNmU= grant_type=client_credentials&k=v&scope=a+b";
    assertThat(asked)
        .containsExactly(
            fetch, "GET Bearer tok", "GET Bearer tok", "GET Bearer tok", fetch, "GET Bearer tok");
  }

  @Test
  void asksAgainWithTheSecretInTheForm() {
    wantsForm = true;

    assertThat(scrape(Scraper.create(folder), job(o -> o.clientSecret(secret()))).isUp()).isTrue();

    assertThat(asked)
        .containsExactly(
            "POST Basic aWQlMkI6cyUyNmU= grant_type=client_credentials",
            "POST null client_id=id%2B&client_secret=s%26e&grant_type=client_credentials",
            "GET Bearer tok");
  }

  @Test
  void readsTheSecretAnewFromItsFile() throws IOException {
    Scraper scraper = Scraper.create(folder);
    ScrapeJob job = job(oauth2 -> oauth2.clientSecretFile("secret.txt"));

    assertThat(scrape(scraper, job).lastError())
        .endsWith(
            "/metrics\": unable to read oauth2 client secret: unable to read file FILE: open FILE: no"
                    .replace("FILE", folder.resolve("secret.txt").toString())
                + " such file or directory");

    Files.writeString(folder.resolve("secret.txt"), "one\n");
    scrape(scraper, job);
    scrape(scraper, job);
    Files.writeString(folder.resolve("secret.txt"), "two\n");
    scrape(scraper, job);

    assertThat(asked).filteredOn(each -> each.startsWith("POST")).hasSize(2);
  }

  @Test
  void sendsTheKindOfTokenThatIsGiven() {
    type = "application/x-www-form-urlencoded";
    token = "access_token=a%2Bb&token_type=mac";

    scrape(Scraper.create(folder), job(oauth2 -> oauth2.clientSecret(secret())));

    assertThat(asked).endsWith("GET MAC a+b");
  }

  @Test
  void tellsWhyThereIsNoToken() {
    assertThat(error(200, "text/plain", "junk"))
        .isEqualTo("oauth2: server response missing access_token");
    assertThat(error(200, "application/json", "junk"))
        .isEqualTo(
            "oauth2: cannot parse json: invalid character 'j' looking for beginning of value");
    assertThat(error(200, "application/json", "{\"error\": \"x\", \"error_uri\": \"u\"}"))
        .isEqualTo("oauth2: \"x\" \"u\"");
    assertThat(error(500, "text/html", "oops"))
        .isEqualTo("oauth2: cannot fetch token: 500 Internal Server Error\nResponse: oops");
  }

  private String error(int status, String type, String token) {
    this.status = status;
    this.type = type;
    this.token = token;
    String error =
        scrape(Scraper.create(folder), job(oauth2 -> oauth2.clientSecret(secret()))).lastError();
    return error.replaceFirst("^Get \"http://[^\"]*/metrics\": ", "");
  }

  @Test
  void tellsThatTheServerIsNotThere() {
    OAuth2 oauth2 = OAuth2.builder("id", "http://127.0.0.1:1/token").clientSecret(secret()).build();
    ScrapeJob job = ScrapeJob.builder("node").http(http -> http.oauth2(oauth2)).build();

    assertThat(scrape(Scraper.create(folder), job).lastError())
        .endsWith(
            "/metrics\": Post \"http://127.0.0.1:1/token\": dial tcp 127.0.0.1:1: connect:"
                + " connection refused");
  }

  private static Clock in(int seconds) {
    return Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
  }

  private static Secret secret() {
    return Secret.of("s&e");
  }

  private ScrapeResult scrape(Scraper scraper, ScrapeJob job) {
    return scraper.scrape(job, "127.0.0.1:" + server.getAddress().getPort());
  }

  private ScrapeJob job(Consumer<OAuth2.Builder> more) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    OAuth2.Builder oauth2 = OAuth2.builder("id+", url);
    more.accept(oauth2);
    return ScrapeJob.builder("node").http(http -> http.oauth2(oauth2.build())).build();
  }
}
