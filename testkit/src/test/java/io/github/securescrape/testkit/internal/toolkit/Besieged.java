// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** An exporter of little patience that is attacked, and its honest client. */
final class Besieged implements AutoCloseable {

  private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("Acme");
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Patience.Limits LITTLE = new Patience.Limits(SHORT, SHORT, SHORT, SHORT);
  private static final int TIMEOUT_MILLIS = 20_000;

  private final ExporterServer server;
  private final SSLContext trusting;
  private final boolean tls;

  private Besieged(Path folder, boolean tls, Patience.Limits limits)
      throws IOException, GeneralSecurityException {
    Identity identity =
        AUTHORITY.issue(CertificateRequest.builder("exporter").hosts("127.0.0.1").build());
    Files.writeString(folder.resolve("s.crt"), identity.chainPem());
    Files.writeString(folder.resolve("s.key"), identity.keyPem().reveal());
    Path config =
        Files.writeString(
            folder.resolve("web.yml"),
            tls ? "tls_server_config:\n  cert_file: s.crt\n  key_file: s.key\n" : "");
    PrometheusRegistry registry = new PrometheusRegistry();
    Gauge.builder().name("alive").register(registry).set(1);
    this.tls = tls;
    this.server =
        ExporterServer.start(
            config,
            new MetricsPages(registry),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            TlsProvider.best(),
            Clock.systemUTC(),
            limits);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", AUTHORITY.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    this.trusting = SSLContext.getInstance("TLS");
    trusting.init(null, trust.getTrustManagers(), null);
  }

  /** Starts one that waits for less than a second for anything. */
  static Besieged impatient(Path folder, boolean tls) throws IOException, GeneralSecurityException {
    return new Besieged(folder, tls, LITTLE);
  }

  /** Starts one that waits as long as exporters do. */
  static Besieged patient(Path folder, boolean tls) throws IOException, GeneralSecurityException {
    return new Besieged(folder, tls, Patience.Limits.DEFAULT);
  }

  /** Connects without a word. */
  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  /** Connects and shakes hands. */
  SSLSocket connectOverTls(String protocol) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            trusting.getSocketFactory().createSocket(connect(), "127.0.0.1", server.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {protocol});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Asks for the metrics as an honest client does, and checks the answer. */
  void serves() throws IOException {
    try (Socket socket = tls ? connectOverTls("http/1.1") : connect()) {
      String request = "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .endsWith("\nalive 1.0\n");
    }
  }

  int connections() {
    return server.connections();
  }

  /** Waits until nobody is connected. */
  void isRidOfAll() throws InterruptedException {
    for (int i = 0; i < TIMEOUT_MILLIS / 20 && connections() > 0; i++) {
      Thread.sleep(20);
    }
    assertThat(connections()).isZero();
  }

  @Override
  public void close() {
    server.close();
  }
}
