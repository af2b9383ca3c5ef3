// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.CertificateVerifier;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.web.CipherSuite;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.CurvePreference;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.testkit.internal.tls.CipherSuites;
import io.github.securescrape.testkit.internal.tls.TlsVersions;
import io.github.securescrape.testkit.internal.toolkit.TlsEngines.Settings;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** The TLS side of a web config, ready to make connections. */
final class ServerTls {

  private static final int NO_PROTOCOL = 120;

  /**
   * What sessions depend on: a client may resume one as long as nothing of it changes.
   *
   * @param authorities of clients; {@code null} for those of the system
   */
  record Material(
      Identity identity, @Nullable List<X509Certificate> authorities, ClientAuthType type) {}

  /**
   * One connection to be.
   *
   * @param check what it asks of its client
   * @param exactAlerts whether its alerts are Go's already
   * @param refusal the alert for a client that is refused at once; 0 for none
   */
  record Connection(SSLEngine engine, ClientCheck check, boolean exactAlerts, int refusal) {}

  private final Material material;
  private final ClientTrust trust;
  private final TlsEngines engines;

  ServerTls(Material material, TlsProvider provider, Clock clock) {
    this.material = material;
    List<X509Certificate> authorities = material.authorities();
    List<X509Certificate> roots =
        authorities == null ? CertificateVerifier.systemAuthorities() : authorities;
    CertificateVerifier verifier = new CertificateVerifier(roots, Purpose.CLIENT, clock);
    List<X509Certificate> named = authorities == null ? List.of() : authorities;
    this.trust = new ClientTrust(material.type(), named, verifier);
    this.engines = provider.engines(material, trust);
  }

  /** Returns Go's alert for what providers of TLS judge in other ways; 0 for none. */
  private int refusal(Settings settings, ClientHello hello) {
    boolean older = !hello.tls13() && settings.versions().contains("TLSv1.2");
    if (older && !CipherSuites.fit(settings.suites(), material.identity().certificate())) {
      return ClientCheck.HANDSHAKE_FAILURE;
    }
    boolean noProtocol = settings.http2() && hello.wantsOthersThan(TlsEngines.PROTOCOLS);
    return noProtocol ? NO_PROTOCOL : 0;
  }

  boolean isMadeOf(Material other) {
    return material.equals(other);
  }

  /** Returns a new connection; {@code null} if no version of TLS is left to speak. */
  @Nullable Connection connect(TlsServerConfig config, boolean http2, ClientHello hello) {
    List<String> versions =
        engines.usable(
            TlsVersions.between(config.effectiveMinVersion(), config.effectiveMaxVersion()));
    if (versions.isEmpty()) {
      return null;
    }
    List<String> chosen = config.cipherSuites().stream().map(CipherSuite::name).toList();
    Settings settings =
        new Settings(
            versions,
            CipherSuites.ofServer(chosen, hello.chaChaFirst()),
            config.curvePreferences().stream().map(CurvePreference::javaName).toList(),
            http2,
            material.type());
    SSLEngine engine = engines.create(settings);
    ClientCheck check =
        new ClientCheck(settings.wantsCertificate() ? config.clientAllowedSans() : null);
    trust.expect(engine, check);
    return new Connection(engine, check, engines.sendsExactAlerts(), refusal(settings, hello));
  }
}
