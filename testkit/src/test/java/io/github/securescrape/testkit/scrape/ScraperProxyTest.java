// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.conformance.ProxyServer;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScraperProxyTest {

  private static final ServerSocketFactory PLAIN = ServerSocketFactory.getDefault();
  private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("Acme");
  private static final Identity IDENTITY =
      AUTHORITY.issue(
          CertificateRequest.builder("node").hosts("127.0.0.1", "node.example.test").build());

  @TempDir Path folder;

  @Test
  void asksAnHttpProxyForATunnel() throws IOException {
    try (SecuredExporter exporter = tlsExporter();
        ProxyServer proxy = ProxyServer.http(PLAIN)) {
      String url = "http://u:p@127.0.0.1:" + proxy.port();
      ScrapeResult result =
          scrape(
              exporter.port(),
              job(url, with -> with.putProxyConnectHeader("X-P", List.of(Secret.of("1")))));

      assertThat(result.lastError()).isEmpty();
      assertThat(proxy.asked().toString())
          .startsWith("[CONNECT node.example.test:" + exporter.port() + " HTTP/1.1\r\n")
          .contains("\r\nProxy-Authorization: Basic dTpw\r\n", "\r\nX-P: 1\r\n");
    }
  }

  @Test
  void reachesTargetsThroughAnHttpsProxy() throws Exception {
    try (SecuredExporter exporter = tlsExporter();
        ProxyServer proxy = ProxyServer.http(tlsSockets())) {
      ScrapeJob job = job("https://127.0.0.1:" + proxy.port(), with -> {});

      assertThat(scrape(exporter.port(), job).lastError()).isEmpty();

      ScrapeResult plain = scrape(80, job.toBuilder().scheme("http").build());
      assertThat(plain.series("proxied")).isPresent();
      assertThat(proxy.asked()).hasSize(2);
      assertThat(proxy.asked().get(1)).startsWith("GET http://node.example.test:80/metrics HTTP");
    }
  }

  @Test
  void judgesTheCertificateOfAnHttpsProxy() throws Exception {
    try (ProxyServer proxy = ProxyServer.http(tlsSockets())) {
      ScrapeJob job = job("https://localhost:" + proxy.port(), with -> {});

      assertThat(scrape(1, job).lastError())
          .isEqualTo(
              "Get \"https://node.example.test:1/metrics\": proxyconnect tcp: tls: failed to verify"
                  + " certificate: x509: certificate is valid for node.example.test, not localhost");
    }
  }

  @Test
  void reachesTargetsThroughASocksProxy() throws IOException {
    try (SecuredExporter exporter = tlsExporter();
        ProxyServer proxy = ProxyServer.socks(0)) {
      ScrapeJob job = job("socks5://127.0.0.1:" + proxy.port(), with -> {});
      ScrapeJob login = job("socks5://u:p%40@127.0.0.1:" + proxy.port(), with -> {});

      assertThat(scrape(exporter.port(), job).lastError()).isEmpty();
      assertThat(scrape(exporter.port(), login).lastError()).isEmpty();

      String target = "node.example.test:" + exporter.port();
      assertThat(proxy.asked()).containsExactly(target, "u:p@", target);
    }
  }

  @Test
  void tellsWhatASocksProxyRefuses() throws IOException {
    try (ProxyServer proxy = ProxyServer.socks(5)) {
      ScrapeJob job = job("socks5://127.0.0.1:" + proxy.port(), with -> {});

      assertThat(scrape(9, job).lastError())
          .isEqualTo(
              "Get \"https://node.example.test:9/metrics\": socks connect tcp 127.0.0.1:%d->"
                  + "node.example.test:9: unknown error connection refused",
              proxy.port());
    }
  }

  @Test
  void tellsThatNobodyListens() {
    assertThat(scrape(9, job("socks5://127.0.0.1:1", with -> {})).lastError())
        .endsWith(
            "/metrics\": proxyconnect tcp: dial tcp 127.0.0.1:1: connect: connection refused");
  }

  private ScrapeResult scrape(int port, ScrapeJob job) {
    return Scraper.create(folder).scrape(job, "node.example.test:" + port);
  }

  private static ScrapeJob job(String proxyUrl, Consumer<ProxyConfig.Builder> more) {
    ProxyConfig.Builder proxy = ProxyConfig.builder().proxyUrl(proxyUrl);
    more.accept(proxy);
    return ScrapeJob.builder("node")
        .scheme("https")
        .http(http -> http.proxy(proxy.build()).tls(tls -> tls.ca(AUTHORITY.certificatePem())))
        .build();
  }

  private SecuredExporter tlsExporter() throws IOException {
    Files.writeString(folder.resolve("node.crt"), IDENTITY.chainPem());
    Files.writeString(folder.resolve("node.key"), IDENTITY.keyPem().reveal());
    Path web = folder.resolve("web.yml");
    Files.writeString(web, "tls_server_config: {cert_file: node.crt, key_file: node.key}\n");
    return SecuredExporter.start(web);
  }

  private static ServerSocketFactory tlsSockets() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] chain = IDENTITY.chain().toArray(X509Certificate[]::new);
    store.setKeyEntry("node", IDENTITY.key(), new char[0], chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }
}
