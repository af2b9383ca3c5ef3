// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import java.util.List;

/** What an exporter asks of the certificates of its clients. */
final class ClientAuthRules {

  private static final String KEYWORD = ClientAuthType.REQUIRE_AND_VERIFY_CLIENT_CERT.keyword();

  private static final Fix REQUIRE =
      Fix.unsafe("Set `client_auth_type` to `" + KEYWORD + "`.").set("client_auth_type", KEYWORD);

  private static final Fix FORGET_NAMES =
      Fix.safe("Remove `client_allowed_sans`.").remove("client_allowed_sans");

  private ClientAuthRules() {}

  static void check(TlsServerConfig tls, FileSource files, Problems here) {
    ClientAuthType type = tls.effectiveClientAuthType();
    List<String> names = tls.clientAllowedSans();
    NamedText authorities = NamedText.of(tls.clientCaFile(), tls.clientCa());
    Problems required = authorities.isSet() ? here.fixedBy(REQUIRE) : here;
    switch (type) {
      case NO_CLIENT_CERT -> {
        here.add(ExporterCodes.NO_CLIENT_AUTH);
        if (names != null) {
          here.fixedBy(FORGET_NAMES).add(ExporterCodes.UNUSED_NAMES);
        }
        return;
      }
      case REQUEST_CLIENT_CERT, VERIFY_CLIENT_CERT_IF_GIVEN ->
          required.add(ExporterCodes.OPTIONAL_CLIENT_AUTH, type.keyword());
      case REQUIRE_ANY_CLIENT_CERT, REQUIRE_CLIENT_CERT ->
          required.add(
              names == null || names.isEmpty()
                  ? ExporterCodes.ANY_CERTIFICATE
                  : ExporterCodes.ANY_NAMES,
              type.keyword());
      case REQUIRE_AND_VERIFY_CLIENT_CERT -> {
        // As it should be.
      }
    }
    if (names != null && names.isEmpty()) {
      here.add(ExporterCodes.NO_NAMES);
    }
    if (type.isVerified()) {
      if (!authorities.isSet()) {
        here.add(ExporterCodes.SYSTEM_AUTHORITIES);
      } else if (authorities.authorities(files).filter(List::isEmpty).isPresent()) {
        here.add(ExporterCodes.NO_AUTHORITY);
      }
    }
  }
}
