// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.value.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Scalars that are right for a key of a web config, whose certificates are real. */
final class WebValues extends FieldValues {

  private static final List<String> HEADERS =
      List.of(
          "Strict-Transport-Security",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "X-XSS-Protection",
          "Content-Security-Policy");

  private static final List<String> HASHES =
      List.of(
          "$2y$10$" + "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxy",
          "$2b$04$" + "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno",
          "$2$31$" + "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno");

  private int headers;

  private WebValues(Choice choice, Version version, Map<String, List<String>> own) {
    super(choice, version, own);
  }

  /** Returns values for a version of the toolkit, after putting the files they name in a folder. */
  static WebValues in(Path folder, Choice choice, Version version) throws IOException {
    CertificateAuthority authority = CertificateAuthority.create("clients");
    Identity identity = authority.issue(CertificateRequest.builder("node").hosts("node").build());
    Files.createDirectories(folder.resolve("a b"));
    Files.writeString(folder.resolve("node.crt"), identity.chainPem());
    Files.writeString(folder.resolve("a b/node.key"), identity.keyPem().reveal());
    Files.writeString(folder.resolve("ca.crt"), authority.certificatePem());
    return new WebValues(
        choice,
        version,
        Map.ofEntries(
            Map.entry("cert_file", List.of("node.crt", "./a b/../node.crt")),
            Map.entry("key_file", List.of("a b/node.key")),
            Map.entry("cert", List.of(identity.chainPem())),
            Map.entry("key", List.of(identity.keyPem().reveal())),
            Map.entry("client_ca_file", List.of("ca.crt", folder.resolve("ca.crt").toString())),
            Map.entry("client_ca", List.of(authority.certificatePem())),
            Map.entry("headers", List.of("nosniff", "deny", "sameorigin", "max-age=1; a: 'b'", "")),
            Map.entry("basic_auth_users", HASHES),
            Map.entry("interval", List.of("1s", "1m30s", "250ms", "1.5h", "0", "-2us")),
            Map.entry("burst", List.of("0", "1", "0x1F", "1_000"))));
  }

  @Override
  String name(String mapping) {
    return mapping.equals("headers")
        ? HEADERS.get(headers++ % HEADERS.size())
        : super.name(mapping);
  }
}
