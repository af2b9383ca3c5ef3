// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to secure an exporter.
 *
 * @param clientAuth what is asked of clients; {@code null} for plain HTTP
 * @param named whether only clients of a certain name may come
 * @param login whether there is a user with a password
 */
record MatrixExporter(@Nullable ClientAuthType clientAuth, boolean named, boolean login) {

  /** The name that a client may have to have. */
  static final String NAME = "prometheus.example.org";

  private static final BcryptHash HASH = BcryptHash.create(Secret.of("right"), 4);

  /** Returns all ways. */
  static List<MatrixExporter> all() {
    List<MatrixExporter> all = new ArrayList<>();
    for (boolean login : List.of(false, true)) {
      all.add(new MatrixExporter(null, false, login));
      Arrays.stream(ClientAuthType.values())
          .filter(each -> each != ClientAuthType.REQUIRE_CLIENT_CERT)
          .forEach(each -> all.add(new MatrixExporter(each, false, login)));
      all.add(new MatrixExporter(ClientAuthType.REQUIRE_AND_VERIFY_CLIENT_CERT, true, login));
    }
    return all;
  }

  boolean isTls() {
    return clientAuth != null;
  }

  WebConfig webConfig() {
    WebConfig.Builder web = WebConfig.builder();
    if (clientAuth != null) {
      boolean checked = clientAuth.isVerified();
      web.tlsServerConfig(
          TlsServerConfig.builder()
              .certFile("server.crt")
              .keyFile("server.key")
              .clientAuthType(clientAuth)
              .clientCaFile(checked ? "ca.crt" : null)
              .clientAllowedSans(named ? List.of(NAME) : null)
              .build());
    }
    if (login) {
      web.putBasicAuthUsers("prometheus", HASH);
    }
    return web.build();
  }

  @Override
  public String toString() {
    String tls = clientAuth == null ? "plain" : clientAuth.keyword();
    return tls + (named ? "-named" : "") + (login ? "-login" : "");
  }
}
