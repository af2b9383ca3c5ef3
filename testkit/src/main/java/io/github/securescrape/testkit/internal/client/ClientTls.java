// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.tls.PemException;
import io.github.securescrape.core.value.IpAddress;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.testkit.internal.tls.CipherSuites;
import io.github.securescrape.testkit.internal.tls.OneIdentity;
import io.github.securescrape.testkit.internal.tls.TlsContext;
import io.github.securescrape.testkit.internal.tls.TlsVersions;
import io.github.securescrape.testkit.internal.x509.GoVerifier;
import io.github.securescrape.testkit.internal.x509.GoVerifier.Purpose;
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
    List<X509Certificate> roots = roots(config, files);
    OneIdentity identity = new OneIdentity(identity(config, files));
    GoVerifier verifier =
        config.skipsVerification() ? null : new GoVerifier(roots, Purpose.SERVER, client.clock());
    return new ClientTls(
        config, identity, new ServerTrust(verifier, serverName), http2, serverName);
  }

  private static List<X509Certificate> roots(TlsConfig config, JobFiles files)
      throws ScrapeFailure {
    if (!Invariants.isSet(config.caFile()) && !Invariants.isSet(config.ca())) {
      return TlsContext.systemRoots();
    }
    List<X509Certificate> roots =
        Pem.authorities(text(config.caFile(), config.ca(), files, "CA cert"));
    if (roots.isEmpty()) {
      String place = place(config.caFile(), files);
      throw new ScrapeFailure("unable to use specified CA cert " + place);
    }
    return roots;
  }

  private static @Nullable Identity identity(TlsConfig config, JobFiles files)
      throws ScrapeFailure {
    boolean wanted = Invariants.isSet(config.cert()) || Invariants.isSet(config.certFile());
    if (!wanted) {
      return null;
    }
    Secret key = config.key();
    String keyText = key == null ? "" : key.reveal();
    String cert = text(config.certFile(), config.cert(), files, "client cert");
    String keyPem = text(config.keyFile(), keyText, files, "client key");
    try {
      return Identity.parse(cert, Secret.of(keyPem));
    } catch (PemException e) {
      throw new ScrapeFailure(
          "unable to use specified client cert ("
              + place(config.certFile(), files)
              + ") & key ("
              + place(config.keyFile(), files)
              + "): "
              + e.getMessage());
    }
  }

  private static String place(@Nullable String file, JobFiles files) {
    return file == null || file.isEmpty() ? "inline" : "file " + files.show(file);
  }

  private static String text(
      @Nullable String file, @Nullable String text, JobFiles files, String purpose)
      throws ScrapeFailure {
    if (file != null && !file.isEmpty()) {
      return files.read(file, purpose);
    }
    return text == null ? "" : text;
  }

  ServerTrust trust() {
    return trust;
  }

  OneIdentity identity() {
    return identity;
  }

  SSLEngine newEngine() throws ScrapeFailure {
    List<String> versions = TlsVersions.between(min(), max());
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

  private TlsVersion min() {
    TlsVersion min = config.minVersion();
    return min == null || min == TlsVersion.GO_DEFAULT ? TlsVersion.TLS12 : min;
  }

  private TlsVersion max() {
    TlsVersion max = config.maxVersion();
    return max == null || max == TlsVersion.GO_DEFAULT ? TlsVersion.TLS13 : max;
  }
}
