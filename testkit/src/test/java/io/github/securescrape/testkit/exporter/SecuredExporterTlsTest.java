// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real handshakes between the exporter and the scraper. */
class SecuredExporterTlsTest {

  private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("Acme");
  private static final CertificateAuthority OTHER = CertificateAuthority.create("Other");
  private static final String PAIR = "tls_server_config:\n  cert_file: s.crt\n  key_file: s.key\n";
  private static final String MUTUAL =
      PAIR + "  client_ca_file: ca.crt\n  client_auth_type: RequireAndVerifyClientCert\n";

  @TempDir Path folder;

  @BeforeEach
  void issue() throws IOException {
    Files.writeString(folder.resolve("ca.crt"), AUTHORITY.certificatePem());
    write("s", AUTHORITY.issue(request("server").hosts("localhost", "127.0.0.1").build()));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"EC_P256", "RSA_2048", "ED25519"})
  void servesHttpsWithAnyKey(KeyType type) throws IOException {
    write("s", AUTHORITY.issue(request("server").hosts("127.0.0.1").keyType(type).build()));

    assertThat(scrape(PAIR, tls -> {}).toString()).startsWith("up https://127.0.0.1:");
    assertThat(scrape(PAIR, tls -> tls.maxVersion(TlsVersion.TLS12)).lastError()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpClient.Version.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void speaksBothVersionsOfHttp(HttpClient.Version version) throws Exception {
    try (SecuredExporter exporter = SecuredExporter.start(web(PAIR))) {
      HttpResponse<String> response = get(exporter, version);

      assertThat(response.version()).isEqualTo(version);
      assertThat(response.body()).contains("node_load1 0.21");
    }
  }

  @Test
  void speaksNoHttp2IfSwitchedOff() throws Exception {
    try (SecuredExporter exporter =
        SecuredExporter.start(web(PAIR + "http_server_config: {http2: false}\n"))) {
      assertThat(get(exporter, HttpClient.Version.HTTP_2).version())
          .isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void tellsAClientThatSpeaksPlainHttp() throws IOException {
    try (SecuredExporter exporter = SecuredExporter.start(web(PAIR))) {
      assertThat(RawClient.send(exporter.port(), "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"))
          .startsWith("HTTP/1.0 400 Bad Request\r\n\r\n")
          .endsWith("\r\nClient sent an HTTP request to an HTTPS server.\n");
      assertThat(RawClient.send(exporter.port(), "DELETE / HTTP/1.1\r\n\r\n")).isEmpty();
    }
  }

  @Test
  void refusesVersionsThatItDoesNotOffer() throws IOException {
    assertThat(
            scrape(PAIR + "  max_version: TLS12\n", tls -> tls.minVersion(TlsVersion.TLS13))
                .lastError())
        .endsWith(": remote error: tls: protocol version not supported");
    assertThat(scrape(PAIR + "  max_version: TLS11\n", tls -> {}).lastError())
        .endsWith(": remote error: tls: protocol version not supported");
  }

  @Test
  void letsInAClientWithACertificate() throws IOException {
    write("c", AUTHORITY.issue(request("prometheus").purposes(List.of(Purpose.CLIENT)).build()));

    assertThat(scrape(MUTUAL, this::showCertificate).lastError()).isEmpty();
    assertThat(scrapeWithTls12(MUTUAL, this::showCertificate).lastError()).isEmpty();
  }

  @Test
  void refusesAClientWithoutCertificate() throws IOException {
    assertThat(scrapeWithTls12(MUTUAL, tls -> {}).lastError())
        .endsWith(": remote error: tls: handshake failure");
    assertThat(scrape(MUTUAL, tls -> {}).lastError())
        .containsAnyOf("tls: certificate required", "tls: bad certificate");
  }

  @Test
  void refusesCertificatesWithGosAlert() throws IOException {
    write("c", OTHER.issue(request("prometheus").build()));
    assertThat(scrapeWithTls12(MUTUAL, this::showCertificate).lastError())
        .endsWith(": remote error: tls: unknown certificate authority");
    assertThat(scrape(MUTUAL, this::showCertificate).lastError()).contains("remote error: tls: ");

    write("c", AUTHORITY.issue(request("prometheus").purposes(List.of(Purpose.SERVER)).build()));
    assertThat(scrapeWithTls12(MUTUAL, this::showCertificate).lastError())
        .endsWith(": remote error: tls: bad certificate");
  }

  @Test
  void letsInNamedClientsOnly() throws IOException {
    String named = MUTUAL + "  client_allowed_sans: [prometheus.example]\n";
    write("c", AUTHORITY.issue(request("a").hosts("prometheus.example").build()));
    assertThat(scrapeWithTls12(named, this::showCertificate).lastError()).isEmpty();

    write("c", AUTHORITY.issue(request("prometheus.example").hosts("other.example").build()));
    assertThat(scrapeWithTls12(named, this::showCertificate).lastError())
        .endsWith(": remote error: tls: bad certificate");
  }

  @Test
  void believesAnyCertificateIfToldSo() throws IOException {
    write("c", OTHER.issue(request("anybody").build()));
    String any = PAIR + "  client_auth_type: RequireAnyClientCert\n";

    assertThat(scrape(any, this::showCertificate).lastError()).isEmpty();
    assertThat(scrapeWithTls12(any, tls -> {}).lastError())
        .endsWith(": remote error: tls: handshake failure");
  }

  @Test
  void dropsWhoHasNoNameToBeLookedUp() throws IOException {
    String named =
        PAIR
            + "  client_ca_file: ca.crt\n  client_auth_type: VerifyClientCertIfGiven\n"
            + "  client_allowed_sans: [a]\n";

    assertThat(scrape(named, tls -> {}).lastError()).endsWith("/metrics\": EOF");
  }

  @Test
  void readsItsFilesForEachConnection() throws IOException {
    Path config = web(PAIR);
    ScrapeJob job = job(tls -> tls.caFile("ca.crt"));
    Scraper scraper = Scraper.create(folder);

    try (SecuredExporter exporter = SecuredExporter.start(config)) {
      Files.delete(folder.resolve("s.key"));
      assertThat(scraper.scrape(job, exporter.address()).lastError())
          .endsWith(": remote error: tls: internal error");

      write("s", AUTHORITY.issue(request("new").hosts("127.0.0.1").build()));
      assertThat(scraper.scrape(job, exporter.address()).lastError()).isEmpty();

      web("");
      assertThat(scraper.scrape(job, exporter.address()).lastError())
          .endsWith(": remote error: tls: internal error");

      web(PAIR + "  client_auth_type: Whatever\n");
      assertThat(scraper.scrape(job, exporter.address()).lastError())
          .endsWith(": remote error: tls: internal error");
    }
  }

  private ScrapeResult scrapeWithTls12(String config, Consumer<TlsConfig.Builder> more)
      throws IOException {
    return scrape(
        config,
        tls -> {
          tls.maxVersion(TlsVersion.TLS12);
          more.accept(tls);
        });
  }

  private ScrapeResult scrape(String config, Consumer<TlsConfig.Builder> more) throws IOException {
    ScrapeJob job =
        job(
            tls -> {
              tls.caFile("ca.crt");
              more.accept(tls);
            });
    try (SecuredExporter exporter = SecuredExporter.start(web(config))) {
      return Scraper.create(folder).scrape(job, exporter.address());
    }
  }

  private void showCertificate(TlsConfig.Builder tls) {
    tls.certFile("c.crt").keyFile("c.key");
  }

  private static ScrapeJob job(Consumer<TlsConfig.Builder> tls) {
    return ScrapeJob.builder("node").scheme("https").http(http -> http.tls(tls)).build();
  }

  private static CertificateRequest.Builder request(String name) {
    return CertificateRequest.builder(name);
  }

  private void write(String name, Identity identity) throws IOException {
    Files.writeString(folder.resolve(name + ".crt"), identity.chainPem());
    Files.writeString(folder.resolve(name + ".key"), identity.keyPem().reveal());
  }

  private Path web(String config) throws IOException {
    return Files.writeString(folder.resolve("web.yml"), config);
  }

  private static HttpResponse<String> get(SecuredExporter exporter, HttpClient.Version version)
      throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", AUTHORITY.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    URI uri = URI.create("https://" + exporter.address() + "/metrics");
    return HttpClient.newBuilder()
        .version(version)
        .sslContext(context)
        .build()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
