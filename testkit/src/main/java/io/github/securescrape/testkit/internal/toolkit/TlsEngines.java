// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.prometheus.web.ClientAuthType;
import java.util.List;
import javax.net.ssl.SSLEngine;

/** Makes the TLS engines of a server. Sessions of one may be resumed with another. */
interface TlsEngines {

  /** What a server offers first is what it likes best, if its client does too. */
  List<String> PROTOCOLS = List.of("h2", "http/1.1");

  /**
   * What one connection is to speak, in Java's names.
   *
   * @param versions the newest first
   * @param suites in the order of preference
   * @param groups those chosen; empty for all
   * @param http2 whether protocols are negotiated at all
   */
  record Settings(
      List<String> versions,
      List<String> suites,
      List<String> groups,
      boolean http2,
      ClientAuthType type) {

    boolean wantsCertificate() {
      return type != ClientAuthType.NO_CLIENT_CERT;
    }
  }

  /** Returns those of the versions that can be spoken. */
  List<String> usable(List<String> versions);

  /** Returns an engine that waits for a client. */
  SSLEngine create(Settings settings);

  /** Returns whether the engines send the alerts that Go sends for what is wrong with a client. */
  boolean sendsExactAlerts();
}
