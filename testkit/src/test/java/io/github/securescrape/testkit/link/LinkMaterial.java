// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.link;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.CertificateSigningRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.tls.WeakCertificates;
import io.github.securescrape.core.value.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that random links are made of: certificates, keys and passwords, good and bad. */
final class LinkMaterial {

  /** The password that fits {@link #hash()}. */
  static final String PASSWORD = "right";

  private static final Clock LONG_AGO =
      Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Clock IN_THE_FUTURE =
      Clock.fixed(Instant.parse("2090-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Duration LONG = Duration.ofDays(40_000);

  private final Map<String, Identity> identities = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final BcryptHash hash = BcryptHash.create(Secret.of(PASSWORD), 4);

  LinkMaterial() throws GeneralSecurityException {
    CertificateAuthority ca = authority("Acme");
    CertificateAuthority other = authority("Elsewhere");
    texts.put("ca.crt", ca.certificatePem());
    texts.put("other-ca.crt", other.certificatePem());
    texts.put("both-ca.crt", other.certificatePem() + ca.certificatePem());
    servers(ca, other);
    clients(ca, other);
    identities.forEach(
        (name, identity) -> {
          texts.put(name + ".crt", identity.chainPem());
          texts.put(name + ".key", identity.keyPem().reveal());
        });
    texts.put("crlf.crt", texts.getOrDefault("good.crt", "").replace("\n", "\r\n"));
    texts.put("bom.crt", "\uFEFF" + texts.get("good.crt"));
    texts.put("empty", "");
    texts.put("junk", "not PEM\n");
    texts.put("pw", PASSWORD);
    texts.put("pw-newline", PASSWORD + "\n");
    texts.put("pw-wrong", "wrong\n");
    texts.put("pw-hash", hash.reveal());
    texts.put("user", "prometheus\n");
  }

  private static CertificateAuthority authority(String name) {
    CertificateRequest request = CertificateRequest.builder(name).validity(LONG).build();
    return CertificateAuthority.of(
        CertificateAuthority.create(request, LONG_AGO).identity(), Clock.systemUTC());
  }

  private void servers(CertificateAuthority ca, CertificateAuthority other)
      throws GeneralSecurityException {
    CertificateRequest.Builder good = request("exporter", "localhost", "127.0.0.1");
    put("good", ca.issue(good.build()));
    put("rsa", ca.issue(good.keyType(KeyType.RSA_2048).build()));
    put("ed25519", ca.issue(good.keyType(KeyType.ED25519).build()));
    CertificateRequest plain = good.keyType(KeyType.EC_P256).build();
    put("p384", withCurve(ca, plain, "secp384r1"));
    put("p521", withCurve(ca, plain, "secp521r1"));
    put("dns", ca.issue(request("exporter", "localhost").build()));
    put("ip", ca.issue(request("exporter", "127.0.0.1").build()));
    put("wildcard", ca.issue(request("exporter", "*.example.org").build()));
    put("elsewhere", ca.issue(request("exporter", "other.example.org").build()));
    put("cn", ca.issue(CertificateRequest.builder("localhost").build()));
    put("strange", other.issue(plain));
    put("self", Identity.selfSigned(plain));
    put("expired", at(ca, LONG_AGO).issue(plain));
    put("early", Identity.selfSigned(plain, IN_THE_FUTURE));
    put("client-only", ca.issue(good.purposes(List.of(Purpose.CLIENT)).build()));
    put("sha1", WeakCertificates.signedWithSha1(ca, plain));
    put("short", WeakCertificates.withShortRsaKey(ca, plain));
  }

  private void clients(CertificateAuthority ca, CertificateAuthority other) {
    CertificateRequest.Builder good =
        request("prometheus", "prometheus.example.org").purposes(List.of(Purpose.CLIENT));
    put("client", ca.issue(good.build()));
    put("client-rsa", ca.issue(good.keyType(KeyType.RSA_2048).build()));
    CertificateRequest plain = good.keyType(KeyType.EC_P256).build();
    put("client-strange", other.issue(plain));
    put("client-self", Identity.selfSigned(plain));
    put("client-expired", at(ca, LONG_AGO).issue(plain));
    put("client-server", ca.issue(good.purposes(List.of(Purpose.SERVER)).build()));
    put("client-sha1", WeakCertificates.signedWithSha1(ca, plain));
    put(
        "client-nameless",
        ca.issue(
            CertificateRequest.builder("prometheus").purposes(List.of(Purpose.CLIENT)).build()));
  }

  private static CertificateAuthority at(CertificateAuthority ca, Clock clock) {
    return CertificateAuthority.of(ca.identity(), clock);
  }

  private static CertificateRequest.Builder request(String name, String... hosts) {
    return CertificateRequest.builder(name).hosts(hosts);
  }

  private static Identity withCurve(
      CertificateAuthority ca, CertificateRequest request, String curve)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = generator.generateKeyPair();
    CertificateSigningRequest csr = CertificateSigningRequest.create(request, pair);
    return Identity.of(List.of(ca.sign(csr, Duration.ofDays(30))), pair.getPrivate());
  }

  private void put(String name, Identity identity) {
    identities.put(name, identity);
  }

  /** Returns the hash in exporters' files. */
  BcryptHash hash() {
    return hash;
  }

  /** Returns a text, indented to stand in YAML. */
  String inline(String name) {
    String text = texts.getOrDefault(name, Pem.print(List.of()));
    return "|\n      " + String.join("\n      ", Arrays.asList(text.strip().split("\n")));
  }

  /** Writes all files to a folder, and a folder that is no file. */
  void write(Path folder) throws IOException {
    for (Map.Entry<String, String> each : texts.entrySet()) {
      Files.writeString(folder.resolve(each.getKey()), each.getValue());
    }
    Files.createDirectory(folder.resolve("directory"));
  }
}
