// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.testkit.internal.tls.NamedGroups;
import io.github.securescrape.testkit.internal.tls.OneIdentity;
import io.github.securescrape.testkit.internal.tls.TlsContext;
import io.github.securescrape.testkit.internal.tls.TlsVersions;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Engines of Java's own TLS. */
final class JdkEngines implements TlsEngines {

  private final SSLContext context;

  JdkEngines(Identity identity, ClientTrust trust) {
    this.context = TlsContext.create(new OneIdentity(identity), trust);
  }

  @Override
  public List<String> usable(List<String> versions) {
    return TlsVersions.usable(versions, context);
  }

  @Override
  public SSLEngine create(Settings settings) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(settings.versions().toArray(String[]::new));
    parameters.setCipherSuites(settings.suites().toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(true);
    parameters.setApplicationProtocols(
        settings.http2() ? PROTOCOLS.toArray(String[]::new) : new String[0]);
    NamedGroups.set(parameters, settings.groups());
    if (settings.type().isRequired()) {
      parameters.setNeedClientAuth(true);
    } else if (settings.wantsCertificate()) {
      parameters.setWantClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public boolean sendsExactAlerts() {
    return false;
  }
}
