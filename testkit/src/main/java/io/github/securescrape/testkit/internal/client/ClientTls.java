// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.CertificateVerifier;
import io.github.securescrape.core.value.IpAddress;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.link.JobFileException;
import io.github.securescrape.prometheus.link.JobFiles;
import io.github.securescrape.testkit.internal.tls.CipherSuites;
import io.github.securescrape.testkit.internal.tls.OneIdentity;
import io.github.securescrape.testkit.internal.tls.TlsContext;
import io.github.securescrape.testkit.internal.tls.TlsVersions;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The TLS side of a job, for one connection. */
final class ClientTls {

  private static final String[] PROTOCOLS = {"h2", "http/1.1"};

  private final TlsConfig config;
  private final OneIdentity identity;
  private final ServerTrust trust;
  private final boolean http2;
  private final String serverName;

  private ClientTls(
      TlsConfig config, OneIdentity identity, ServerTrust trust, boolean http2, String serverName) {
    this.config = config;
    this.identity = identity;
    this.trust = trust;
    this.http2 = http2;
    this.serverName = serverName;
  }

  /**
   * Returns the TLS side of a connection; the files of the job are read.
   *
   * @param settings the job's settings; {@code null} for the defaults
   */
  static ClientTls of(@Nullable TlsConfig settings, boolean http2, String host, ScrapeClient client)
      throws ScrapeFailure {
    JobFiles files = client.files();
    TlsConfig config = settings == null ? TlsConfig.builder().build() : settings;
    String given = config.serverName();
    String serverName = given == null || given.isEmpty() ? host : given;
    try {
      List<X509Certificate> roots =
          files.authorities(config).orElseGet(CertificateVerifier::systemAuthorities);
      OneIdentity identity = new OneIdentity(files.identity(config).orElse(null));
      CertificateVerifier verifier =
          config.skipsVerification()
              ? null
              : new CertificateVerifier(roots, Purpose.SERVER, client.clock());
      ServerTrust trust = new ServerTrust(verifier, serverName);
      return new ClientTls(config, identity, trust, http2, serverName);
    } catch (JobFileException e) {
      throw new ScrapeFailure(e);
    }
  }

  ServerTrust trust() {
    return trust;
  }

  OneIdentity identity() {
    return identity;
  }

  SSLEngine newEngine() throws ScrapeFailure {
    List<String> versions =
        TlsVersions.between(config.effectiveMinVersion(), config.effectiveMaxVersion());
    if (versions.isEmpty()) {
      throw new ScrapeFailure("tls: no supported versions satisfy MinVersion and MaxVersion");
    }
    SSLContext context = TlsContext.create(identity, trust);
    List<String> usable = TlsVersions.usable(versions, context);
    if (usable.isEmpty()) {
      throw new ScrapeFailure(
          "tls: " + versions + " switched off in this Java (jdk.tls.disabledAlgorithms)");
    }
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(usable.toArray(String[]::new));
    parameters.setCipherSuites(CipherSuites.defaults().toArray(String[]::new));
    if (http2) {
      parameters.setApplicationProtocols(PROTOCOLS);
    }
    String name = serverName.replaceAll("\\.$", "");
    if (!name.isEmpty() && IpAddress.parse(name).isEmpty()) {
      setServerName(parameters, name);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static void setServerName(SSLParameters parameters, String name) {
    try {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      parameters.setServerNames(List.of(new SNIHostName(bytes)));
    } catch (IllegalArgumentException e) {
      // Java cannot send it; the name of the certificate is checked all the same.
      parameters.setServerNames(List.of());
    }
  }
}
