// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.web;

import io.github.securescrape.core.schema.Keyword;

/** Whether an exporter asks its clients for a certificate, and what it does with it. */
public enum ClientAuthType implements Keyword {
  /** Asks for none. The default. */
  NO_CLIENT_CERT("NoClientCert"),
  /** Asks for one, and takes none or any: nothing is checked. */
  REQUEST_CLIENT_CERT("RequestClientCert"),
  /** Demands one, and takes any: nothing is checked. */
  REQUIRE_ANY_CLIENT_CERT("RequireAnyClientCert"),
  /** The old name of {@link #REQUIRE_ANY_CLIENT_CERT}. */
  REQUIRE_CLIENT_CERT("RequireClientCert"),
  /** Asks for one, and checks it if it is given. */
  VERIFY_CLIENT_CERT_IF_GIVEN("VerifyClientCertIfGiven"),
  /** Demands one, and checks it. */
  REQUIRE_AND_VERIFY_CLIENT_CERT("RequireAndVerifyClientCert");

  private final String keyword;

  ClientAuthType(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }

  /** Returns whether a client must give a certificate. */
  public boolean isRequired() {
    return this == REQUIRE_ANY_CLIENT_CERT
        || this == REQUIRE_CLIENT_CERT
        || this == REQUIRE_AND_VERIFY_CLIENT_CERT;
  }

  /** Returns whether a certificate that is given must come from a known authority. */
  public boolean isVerified() {
    return this == VERIFY_CLIENT_CERT_IF_GIVEN || this == REQUIRE_AND_VERIFY_CLIENT_CERT;
  }
}
