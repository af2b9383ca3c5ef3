// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Certificates, keys and passwords that the files of symptoms name. */
final class SymptomMaterial {

  /** The texts by the names of their files. */
  static final Map<String, String> TEXTS = texts();

  private SymptomMaterial() {}

  private static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    Clock past = Clock.offset(Clock.systemUTC(), Duration.ofDays(-500));
    CertificateRequest root =
        CertificateRequest.builder("Acme monitoring").validity(Duration.ofDays(7300)).build();
    Identity authority = CertificateAuthority.create(root, past).identity();
    CertificateAuthority ca = CertificateAuthority.of(authority);
    texts.put("ca.crt", ca.certificatePem());
    CertificateRequest node = request("node01.example.org").hosts("node01.example.org").build();
    put(texts, "node", ca.issue(node));
    put(texts, "other", ca.issue(node));
    put(texts, "expired", CertificateAuthority.of(authority, past).issue(node));
    put(texts, "common-name", ca.issue(request("node01.example.org").build()));
    Clock lately = Clock.offset(Clock.systemUTC(), Duration.ofDays(-80));
    CertificateRequest brief =
        request("node01").hosts("node01.example.org").validity(Duration.ofDays(90)).build();
    put(texts, "expiring", CertificateAuthority.of(authority, lately).issue(brief));
    CertificateRequest.Builder client =
        CertificateRequest.builder("prometheus").purposes(List.of(Purpose.CLIENT));
    put(texts, "for-clients", ca.issue(client.build()));
    put(texts, "client", ca.issue(client.hosts("prometheus.example.org").build()));
    texts.put("password", "correct horse");
    texts.put("wrong-password", "battery staple");
    texts.put("hash", "$2y$10$8sPOPSIOuK3LC5g8fBzm/.nZhjLv82idZrvpbWgxbZrBfc3f9tNyq");
    return texts;
  }

  private static CertificateRequest.Builder request(String name) {
    return CertificateRequest.builder(name).purposes(List.of(Purpose.SERVER));
  }

  private static void put(Map<String, String> texts, String name, Identity identity) {
    texts.put(name + ".crt", identity.chainPem());
    texts.put(name + ".key", identity.keyPem().reveal());
  }
}
