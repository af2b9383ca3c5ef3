// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import org.assertj.core.api.AbstractAssert;

/** Assertions about how an exporter is secured; failures print no secret. */
public class WebConfigAssert extends AbstractAssert<WebConfigAssert, WebConfig> {

  /** Returns assertions about this web config. */
  public WebConfigAssert(WebConfig actual) {
    super(actual, WebConfigAssert.class);
  }

  /** Verifies that the exporter serves HTTPS. */
  public WebConfigAssert servesHttps() {
    isNotNull();
    return holds(actual.isTls(), "HTTPS");
  }

  /** Verifies that the exporter serves plain HTTP. */
  public WebConfigAssert servesPlainHttp() {
    isNotNull();
    return holds(!actual.isTls(), "plain HTTP");
  }

  /** Verifies that only clients with a certificate of a trusted authority get through. */
  public WebConfigAssert requiresTrustedClientCertificates() {
    isNotNull();
    TlsServerConfig tls = actual.tlsServerConfig();
    ClientAuthType type = tls == null ? null : tls.effectiveClientAuthType();
    return holds(
        type == ClientAuthType.REQUIRE_AND_VERIFY_CLIENT_CERT,
        "client_auth_type RequireAndVerifyClientCert");
  }

  /** Verifies that everybody may scrape who gets through TLS. */
  public WebConfigAssert admitsEverybody() {
    isNotNull();
    return holds(actual.basicAuthUsers().isEmpty(), "no users");
  }

  /** Verifies that the login may scrape; takes as long as its hash. */
  public WebConfigAssert admits(Login login) {
    isNotNull();
    return holds(isAdmitted(login), "user \"" + login.username() + "\" to be let in");
  }

  /** Verifies that the login may not scrape; takes as long as its hash. */
  public WebConfigAssert refuses(Login login) {
    isNotNull();
    return holds(!isAdmitted(login), "user \"" + login.username() + "\" to be refused");
  }

  private boolean isAdmitted(Login login) {
    BcryptHash hash = actual.basicAuthUsers().get(login.username());
    return actual.basicAuthUsers().isEmpty() || hash != null && hash.verifies(login.password());
  }

  private WebConfigAssert holds(boolean holds, String expected) {
    if (!holds) {
      failWithMessage("%nexpected %s%nin %s", expected, actual);
    }
    return this;
  }
}
