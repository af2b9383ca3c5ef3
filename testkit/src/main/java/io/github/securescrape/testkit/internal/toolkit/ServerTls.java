// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.web.CipherSuite;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.CurvePreference;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.testkit.internal.tls.CipherSuites;
import io.github.securescrape.testkit.internal.tls.NamedGroups;
import io.github.securescrape.testkit.internal.tls.OneIdentity;
import io.github.securescrape.testkit.internal.tls.TlsContext;
import io.github.securescrape.testkit.internal.tls.TlsVersions;
import io.github.securescrape.testkit.internal.x509.GoVerifier;
import io.github.securescrape.testkit.internal.x509.GoVerifier.Purpose;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The TLS side of a web config, ready to make connections. */
final class ServerTls {

  private static final List<String> PROTOCOLS = List.of("h2", "http/1.1");

  /**
   * What sessions depend on: a client may resume one as long as nothing of it changes.
   *
   * @param authorities of clients; {@code null} for those of the system
   */
  record Material(
      Identity identity, @Nullable List<X509Certificate> authorities, ClientAuthType type) {}

  /** One connection to be: its engine, and what it asks of its client. */
  record Connection(SSLEngine engine, ClientCheck check) {}

  private final Material material;
  private final ClientTrust trust;
  private final SSLContext context;

  ServerTls(Material material, Clock clock) {
    this.material = material;
    List<X509Certificate> authorities = material.authorities();
    List<X509Certificate> roots = authorities == null ? TlsContext.systemRoots() : authorities;
    GoVerifier verifier = new GoVerifier(roots, Purpose.CLIENT, clock);
    List<X509Certificate> named = authorities == null ? List.of() : authorities;
    this.trust = new ClientTrust(material.type(), named, verifier);
    this.context = TlsContext.create(new OneIdentity(material.identity()), trust);
  }

  boolean isMadeOf(Material other) {
    return material.equals(other);
  }

  /**
   * Returns a new connection; {@code null} if no version of TLS is left to speak.
   *
   * @param chaChaFirst whether the client has no fast AES
   */
  @Nullable Connection connect(TlsServerConfig config, boolean http2, boolean chaChaFirst) {
    List<String> versions =
        TlsVersions.usable(
            TlsVersions.between(config.effectiveMinVersion(), config.effectiveMaxVersion()),
            context);
    if (versions.isEmpty()) {
      return null;
    }
    List<String> chosen = config.cipherSuites().stream().map(CipherSuite::name).toList();
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(versions.toArray(String[]::new));
    parameters.setCipherSuites(CipherSuites.ofServer(chosen, chaChaFirst).toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(true);
    parameters.setApplicationProtocols(http2 ? PROTOCOLS.toArray(String[]::new) : new String[0]);
    NamedGroups.set(
        parameters, config.curvePreferences().stream().map(CurvePreference::javaName).toList());
    ClientAuthType type = material.type();
    if (type.isRequired()) {
      parameters.setNeedClientAuth(true);
    } else if (type != ClientAuthType.NO_CLIENT_CERT) {
      parameters.setWantClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    boolean asked = type != ClientAuthType.NO_CLIENT_CERT;
    ClientCheck check = new ClientCheck(asked ? config.clientAllowedSans() : null);
    trust.expect(engine, check);
    return new Connection(engine, check);
  }
}
