// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.core.tls.OddCertificates;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Both ends of a link in one file: {@code prometheus.yml}, and after a line of {@code ---} the web
 * config of the exporter at node01.example.org:9100; it is 1 June 2030. The files that they name
 * are made here, or lie beside the fixture, but for those below {@code /run/secrets}, which are
 * provided at run time.
 */
final class LinkFixture {

  private static final String ADDRESS = "node01.example.org:9100";
  private static final Path FOLDER = Path.of("src/test/resources/fixtures/problems/link");
  private static final Clock CLOCK = on("2030-06-01T00:00:00Z");
  private static final Clock BEFORE = on("2025-01-01T00:00:00Z");
  private static final FileSource FILES = files();

  private LinkFixture() {}

  private static Clock on(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }

  /** Returns what a check of both ends finds. */
  static Read<?> read(String text) {
    String[] ends = text.split("(?m)^---\n", 2);
    LinkCheck.Builder check = LinkCheck.builder().at(CLOCK).systemAuthorities(List.of());
    if (ends.length == 2) {
      check.exporter(ADDRESS, WebConfigYaml.parse("web-config.yml", ends[1], FILES), FILES);
    }
    Read<PrometheusConfig> config =
        PrometheusYaml.parse("prometheus.yml", ends[0], PrometheusVersion.NEWEST_KNOWN);
    return Read.of(config, check.prometheus(config, FILES).build().run());
  }

  private static FileSource files() {
    Map<String, String> texts = new HashMap<>();
    CertificateAuthority ca = authority("Acme monitoring");
    CertificateAuthority other = authority("Elsewhere");
    texts.put("ca.crt", ca.certificatePem());
    putServers(texts, ca, other);
    putClients(texts, ca, other);
    texts.put("password", "correct horse");
    texts.put("wrong-password", "battery staple");
    return FileSource.of(texts).or(FileSource.folder(FOLDER)).provided("/run/secrets/*");
  }

  private static void putServers(
      Map<String, String> texts, CertificateAuthority ca, CertificateAuthority other) {
    CertificateRequest.Builder server =
        request("node01", "node01.example.org").purposes(List.of(Purpose.SERVER));
    put(texts, "rsa", ca.issue(server.keyType(KeyType.RSA_2048).build()));
    CertificateRequest plain = server.keyType(KeyType.EC_P256).build();
    put(texts, "node", ca.issue(plain));
    put(texts, "other", other.issue(plain));
    put(texts, "expired", CertificateAuthority.of(ca.identity(), BEFORE).issue(plain));
    put(texts, "localhost", ca.issue(request("localhost", "localhost").build()));
    put(texts, "rsa-512", OddCertificates.withKey(ca, plain, rsa(512)));
    put(texts, "rsa-768", OddCertificates.withKey(ca, plain, rsa(768)));
    put(texts, "for-clients", ca.issue(server.purposes(List.of(Purpose.CLIENT)).build()));
    putBelow(texts, "berlin", OddCertificates.authorityBelow(ca, "Acme Berlin"), plain);
  }

  private static void putClients(
      Map<String, String> texts, CertificateAuthority ca, CertificateAuthority other) {
    CertificateRequest client =
        request("prometheus", "prometheus.example.org").purposes(List.of(Purpose.CLIENT)).build();
    put(texts, "client", ca.issue(client));
    put(texts, "other-client", other.issue(client));
    put(texts, "expired-client", CertificateAuthority.of(ca.identity(), BEFORE).issue(client));
    putBelow(texts, "berlin-client", OddCertificates.authorityBelow(ca, "Acme Berlin"), client);
  }

  private static void putBelow(
      Map<String, String> texts, String name, Identity authority, CertificateRequest request) {
    put(texts, name, CertificateAuthority.of(authority, CLOCK).issue(request));
    texts.merge(name + ".crt", authority.chainPem(), String::concat);
  }

  private static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CertificateAuthority authority(String name) {
    CertificateRequest request =
        CertificateRequest.builder(name).validity(Duration.ofDays(7300)).build();
    return CertificateAuthority.of(CertificateAuthority.create(request, BEFORE).identity(), CLOCK);
  }

  private static CertificateRequest.Builder request(String name, String... hosts) {
    return CertificateRequest.builder(name).hosts(hosts);
  }

  private static void put(Map<String, String> texts, String name, Identity identity) {
    texts.put(name + ".crt", identity.chainPem());
    texts.put(name + ".key", identity.keyPem().reveal());
  }
}
