// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.http.OAuth2;
import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.conformance.RawServer;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every secret holds the same word; it must not be seen in any text, log or exception. */
class SecretsTest {

  private static final String WORD = "hunter2";
  private static final Secret SECRET = Secret.of(WORD);
  private static final Logger ROOT = Logger.getLogger("");

  @TempDir Path folder;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Level level = ROOT.getLevel();
  private Handler log;

  @BeforeEach
  void listen() {
    PrintStream all = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(all);
    System.setErr(all);
    log = new ConsoleHandler();
    log.setLevel(Level.ALL);
    ROOT.addHandler(log);
    ROOT.setLevel(Level.ALL);
  }

  @AfterEach
  void stopListening() {
    ROOT.setLevel(level);
    ROOT.removeHandler(log);
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void scrapesShowNoSecret() throws IOException {
    Path web = write("basic_auth_users: {u: " + BcryptHash.create(SECRET, 4).reveal() + "}\n");
    try (SecuredExporter exporter = SecuredExporter.start(web);
        RawServer closes = RawServer.sending("");
        RawServer nonsense = RawServer.sending("what?\r\n\r\n");
        RawServer refuses = RawServer.sending("HTTP/1.1 407 No\r\n\r\n")) {
      String proxy = "http://u:" + WORD + "@127.0.0.1:" + refuses.port();
      for (ScrapeJob job : jobs(proxy).toList()) {
        for (int port : List.of(exporter.port(), closes.port(), nonsense.port(), refuses.port())) {
          ScrapeResult result = Scraper.create(folder).scrape(job, "127.0.0.1:" + port);
          assertThat(result + result.lastError() + result.body() + exporter).doesNotContain(WORD);
        }
      }
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("netty").doesNotContain(WORD);
  }

  private static Stream<ScrapeJob> jobs(String proxy) {
    HttpHeader broken = HttpHeader.builder().addSecrets(Secret.of(WORD + "\nX: y")).build();
    TlsConfig badKey =
        TlsConfig.builder()
            .cert(CertificateAuthority.create("Acme").certificatePem())
            .key(SECRET)
            .build();
    ProxyConfig through =
        ProxyConfig.builder()
            .proxyUrl(proxy)
            .putProxyConnectHeader("X-Own", List.of(SECRET))
            .build();
    ProxyConfig badProxy =
        ProxyConfig.builder().proxyUrl("socks5://u:" + WORD + "@127.0.0.1:1").build();
    OAuth2 oauth2 = OAuth2.builder("u", "http://127.0.0.1:1/token").clientSecret(SECRET).build();
    return Stream.<Consumer<HttpClientConfig.Builder>>of(
            http -> http.basicAuth(BasicAuth.builder().username("u").password(SECRET).build()),
            http -> http.basicAuth(BasicAuth.builder().username("v").password(SECRET).build()),
            http -> http.authorization(Authorization.builder().credentials(SECRET).build()),
            http -> http.bearerToken(SECRET),
            http -> http.oauth2(oauth2),
            http -> http.putHttpHeaders("X-Own", broken),
            http -> http.tlsConfig(badKey),
            http -> http.proxy(through),
            http -> http.proxy(badProxy))
        .flatMap(
            http ->
                Stream.of("http", "https")
                    .map(scheme -> ScrapeJob.builder("node").scheme(scheme).http(http).build()));
  }

  @Test
  void exportersThatDoNotStartShowNoSecret() throws IOException {
    String cert = CertificateAuthority.create("Acme").certificatePem().replace("\n", "\\n");
    for (String config :
        List.of(
            "tls_server_config: {cert: \"" + cert + "\", key: " + WORD + "}\n",
            "tls_server_config: {cert: \"" + cert + "\", key: [" + WORD + "]}\n",
            "basic_auth_users: {u: " + WORD + "}\n",
            "basic_auth_users: {u: [" + WORD + "]}\n",
            "basic_auth_users: {u: \"" + WORD + "}\n")) {
      Path web = write(config);
      Throwable refusal = catchThrowable(() -> SecuredExporter.start(web));

      assertThat(refusal).as(config).isNotNull();
      assertThat(refusal + "").doesNotContain(WORD);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(WORD);
  }

  @Test
  void exportersThatFailLaterShowNoSecret() throws IOException {
    String identity =
        CertificateAuthority.create("Acme")
            .issue(CertificateRequest.builder("a").hosts("127.0.0.1").build())
            .chainPem()
            .replace("\n", "\\n");
    Path web = write("");
    try (SecuredExporter exporter = SecuredExporter.start(web)) {
      write("tls_server_config: {cert: \"" + identity + "\", key: " + WORD + "}\nnonsense\n");
      ScrapeResult result =
          Scraper.create(folder).scrape(ScrapeJob.builder("a").build(), exporter.address());

      assertThat(result.lastError())
          .isEqualTo("server returned HTTP status 500 Internal Server Error");
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(WORD);
  }

  private Path write(String config) throws IOException {
    return Files.writeString(folder.resolve("web.yml"), config);
  }
}
