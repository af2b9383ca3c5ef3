// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.value.Secret;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateAuthorityTest {

  private static final Instant NOW = Instant.parse("2026-05-04T03:02:01.5Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final CertificateAuthority authority = CertificateAuthority.create("Acme monitoring");

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void issuesEveryKindOfKeyAsOpensslUnderstandsIt(KeyType keyType) throws Exception {
    RealTool openssl = RealTool.find("openssl");
    CertificateAuthority issuer =
        CertificateAuthority.create(
            CertificateRequest.builder("ca").keyType(keyType).build(), Clock.systemUTC());
    Identity leaf =
        issuer.issue(
            CertificateRequest.builder(
                    Subject.builder()
                        .country("US")
                        .state("California")
                        .locality("Oakland")
                        .organization("MyOrg, Inc.")
                        .organizationalUnit("Ops")
                        .commonName("node01")
                        .build())
                .keyType(keyType)
                .hosts("node01.example.org", "203.0.113.10", "2001:db8::1")
                .addNames(SubjectAlternativeName.email("ops@example.org"))
                .addNames(SubjectAlternativeName.uri("spiffe://cluster/ns/x"))
                .purposes(List.of(Purpose.SERVER))
                .build());
    openssl.write("ca.crt", issuer.certificatePem());
    openssl.write("leaf.crt", leaf.chainPem());
    openssl.write("leaf.key", leaf.keyPem().reveal());

    String text = openssl.run("x509", "-in", "leaf.crt", "-noout", "-text");
    assertThat(text)
        .contains(
            "C = US, ST = California, L = Oakland, O = \"MyOrg, Inc.\", OU = Ops, CN = node01",
            "X509v3 Basic Constraints: critical",
            "CA:FALSE",
            "X509v3 Key Usage: critical",
            keyType.keyword().startsWith("rsa")
                ? "Digital Signature, Key Encipherment"
                : "Digital Signature",
            "TLS Web Server Authentication",
            "DNS:node01.example.org, IP Address:203.0.113.10, IP Address:2001:DB8:0:0:0:0:0:1,"
                + " email:ops@example.org, URI:spiffe://cluster/ns/x");
    assertThat(text).doesNotContain("TLS Web Client Authentication");
    assertThat(
            openssl.run(
                "verify", "-x509_strict", "-CAfile", "ca.crt", "-purpose", "sslserver", "leaf.crt"))
        .contains("leaf.crt: OK");
    assertThat(openssl.run("pkey", "-in", "leaf.key", "-pubout"))
        .isEqualTo(openssl.run("x509", "-in", "leaf.crt", "-noout", "-pubkey"));
    assertThat(openssl.run("x509", "-in", "ca.crt", "-noout", "-text"))
        .contains("CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign");
  }

  @Test
  void opensslTrustsASelfSignedCertificateThatIsNamedToIt() throws Exception {
    RealTool openssl = RealTool.find("openssl");
    Identity own = Identity.selfSigned(CertificateRequest.builder("n").hosts("localhost").build());
    openssl.write("own.crt", own.chainPem());

    assertThat(openssl.run("verify", "-CAfile", "own.crt", "-purpose", "sslserver", "own.crt"))
        .contains("own.crt: OK");
  }

  @Test
  void certificatesBeginALittleInThePastAndEndNoLaterThanTheAuthority() {
    CertificateAuthority brief =
        CertificateAuthority.create(
            CertificateRequest.builder("brief").validity(Duration.ofDays(10)).build(), CLOCK);
    X509Certificate leaf = brief.issue(CertificateRequest.builder("leaf").build()).certificate();

    assertThat(leaf.getNotBefore().toInstant()).isEqualTo("2026-05-04T02:57:01Z");
    assertThat(leaf.getNotAfter()).isEqualTo(brief.certificate().getNotAfter());
  }

  @Test
  void tellsWhetherACertificateIsStillGood() {
    Identity identity =
        Identity.selfSigned(
            CertificateRequest.builder("n").validity(Duration.ofDays(30)).build(), CLOCK);
    Clock later = Clock.offset(CLOCK, Duration.ofDays(20));

    assertThat(identity.isValidFor(Duration.ofDays(29), CLOCK)).isTrue();
    assertThat(identity.isValidFor(Duration.ofDays(9), later)).isTrue();
    assertThat(identity.isValidFor(Duration.ofDays(10), later)).isFalse();
    assertThat(identity.isValidFor(Duration.ZERO, Clock.offset(CLOCK, Duration.ofHours(-1))))
        .isFalse();
    assertThat(identity.expiry()).isEqualTo("2026-06-03T02:57:01Z");
  }

  @Test
  void signsRequestsForKeysThatStayWhereTheyAre() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    CertificateSigningRequest request =
        CertificateSigningRequest.create(
            CertificateRequest.builder("node01").hosts("node01", "10.0.0.1").build(), pair);

    CertificateSigningRequest received = CertificateSigningRequest.parse(request.toPem());
    X509Certificate signed = authority.sign(received, Duration.ofDays(1));

    assertThat(received.commonName()).isEqualTo("node01");
    assertThat(authority.issued(signed)).isTrue();
    Identity identity = Identity.of(List.of(signed), pair.getPrivate());
    assertThat(identity.names())
        .containsExactly(
            SubjectAlternativeName.dns("node01"), SubjectAlternativeName.ip("10.0.0.1"));
  }

  @Test
  void signsRequestsOfOpenssl() throws Exception {
    RealTool openssl = RealTool.find("openssl");
    openssl.run(
        "req",
        "-new",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "n.key",
        "-out",
        "n.csr",
        "-subj",
        "/C=SG/O=MyOrg/CN=node07",
        "-addext",
        "subjectAltName=DNS:node07,IP:10.0.0.7");

    X509Certificate signed =
        authority.sign(CertificateSigningRequest.parse(openssl.read("n.csr")), Duration.ofDays(30));

    openssl.write("ca.crt", authority.certificatePem());
    openssl.write("n.crt", Pem.print(List.of(signed)));
    assertThat(openssl.run("verify", "-CAfile", "ca.crt", "n.crt")).contains("OK");
    Identity identity = Identity.parse(openssl.read("n.crt"), secret(openssl.read("n.key")));
    assertThat(identity.names()).hasToString("[DNS:node07, IP:10.0.0.7]");
  }

  @Test
  void refusesRequestsThatWereChangedOnTheWay() {
    String pem =
        CertificateSigningRequest.create(CertificateRequest.builder("n").build(), ecPair()).toPem();
    char[] changed = pem.toCharArray();
    int at = pem.length() - 60;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';

    assertThatThrownBy(() -> CertificateSigningRequest.parse(new String(changed)))
        .isInstanceOf(PemException.class);
    assertThatThrownBy(() -> CertificateSigningRequest.parse("nothing"))
        .hasMessageContaining("failed to find \"CERTIFICATE REQUEST\"");
  }

  @Test
  void knowsItsOwnCertificates() {
    Identity ours = authority.issue(CertificateRequest.builder("a").build());
    Identity theirs =
        CertificateAuthority.create("Acme monitoring")
            .issue(CertificateRequest.builder("a").build());

    assertThat(authority.issued(ours.certificate())).isTrue();
    assertThat(authority.issued(theirs.certificate())).isFalse();
  }

  @Test
  void knowsWhetherACertificateSaysWhatIsAskedFor() {
    CertificateRequest request = CertificateRequest.builder("a").hosts("x", "10.0.0.1").build();
    Identity identity = authority.issue(request);

    assertThat(request.isMetBy(identity)).isTrue();
    assertThat(request.isMetBy(authority.issue(CertificateRequest.builder("a").hosts("x").build())))
        .isFalse();
    assertThat(
            request.isMetBy(
                authority.issue(CertificateRequest.builder("b").hosts("x", "10.0.0.1").build())))
        .isFalse();
    for (KeyType type : List.of(KeyType.ED25519, KeyType.RSA_2048)) {
      assertThat(
              CertificateRequest.builder("a")
                  .hosts("x", "10.0.0.1")
                  .keyType(type)
                  .build()
                  .isMetBy(identity))
          .isFalse();
    }
  }

  @Test
  void printsNoKey() {
    Identity identity = authority.issue(CertificateRequest.builder("node01").build());

    assertThat(identity).hasToString("Identity[CN=node01]");
    assertThat(authority).hasToString("CertificateAuthority[CN=Acme monitoring]");
    assertThat(identity.keyPem()).hasToString("<secret>");
  }

  private static KeyPair ecPair() {
    return KeyType.EC_P256.createPair();
  }

  private static Secret secret(String text) {
    return Secret.of(text);
  }
}
