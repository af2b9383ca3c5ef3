// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.value.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

  private static final Identity EC =
      Identity.selfSigned(CertificateRequest.builder("ec").hosts("localhost").build());
  private static final String CERT = EC.chainPem();
  private static final String KEY = EC.keyPem().reveal();

  @Test
  void readsWhatGoReads() {
    String crlf = CERT.replace("\n", "\r\n");
    String wrapped = "Bag Attributes\n  friendlyName: x\n" + CERT + "trailing junk";
    String headers = CERT.replaceFirst("-----\n", "-----\nProc-Type: 4\nX: y\n\n");
    String blanks = CERT.replaceFirst("-----\n", "-----  \t\n").replaceFirst("MII", "M I\tI");

    for (String text : List.of(CERT, crlf, wrapped, headers, blanks, KEY + CERT)) {
      assertThat(Pem.certificates(text)).as(text).containsExactly(EC.certificate());
    }
    assertThat(Pem.certificates(CERT + CERT)).hasSize(2);
    assertThat(Pem.privateKey(CERT + KEY)).isEqualTo(EC.key());
  }

  @Test
  void skipsBlocksThatAreBroken() {
    String noEnd = CERT.substring(0, CERT.indexOf("-----END"));
    String badBase64 = CERT.replaceFirst("MII", "M!I");
    String otherEnd = CERT.replace("END CERTIFICATE", "END OTHER");
    String noPadding = "-----BEGIN CERTIFICATE-----\nMIIB1\n-----END CERTIFICATE-----\n";

    for (String broken : List.of(noEnd, badBase64, otherEnd, noPadding)) {
      assertThat(Pem.certificates(broken + CERT)).as(broken).containsExactly(EC.certificate());
      assertThatThrownBy(() -> Pem.certificates(broken))
          .hasMessage("tls: failed to find any PEM data in certificate input");
    }
  }

  @Test
  void tellsWhatIsThereInstead() {
    assertThatThrownBy(() -> Pem.certificates(KEY))
        .isInstanceOf(PemException.class)
        .hasMessage(
            "tls: failed to find certificate PEM data in certificate input, but did find a private"
                + " key; PEM inputs may have been switched");
    assertThatThrownBy(() -> Pem.certificates(CERT.replace("CERTIFICATE", "TRUSTED CERTIFICATE")))
        .hasMessage(
            "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM"
                + " blocks of the following types: [TRUSTED CERTIFICATE]");
    assertThatThrownBy(() -> Pem.privateKey(CERT))
        .hasMessage("tls: found a certificate rather than a key in the PEM for the private key");
    assertThatThrownBy(() -> Pem.privateKey(""))
        .hasMessage("tls: failed to find any PEM data in key input");
    assertThatThrownBy(() -> Pem.privateKey(CERT + CERT))
        .hasMessageEndingWith("following types: [CERTIFICATE CERTIFICATE]");
    assertThatThrownBy(() -> Pem.certificates(Pem.block("CERTIFICATE", new byte[] {1, 2, 3})))
        .hasMessage("x509: malformed certificate");
    assertThatThrownBy(() -> Pem.privateKey(Pem.block("PRIVATE KEY", new byte[] {1, 2, 3})))
        .hasMessage("tls: failed to parse private key");
  }

  @Test
  void anAuthorityFileMayHoldAnything() {
    assertThat(Pem.authorities("junk")).isEmpty();
    assertThat(Pem.authorities(Pem.block("CERTIFICATE", new byte[] {1}) + CERT))
        .containsExactly(EC.certificate());
  }

  @Test
  void refusesCertificatesWithAForeignKey() {
    Identity other = Identity.selfSigned(CertificateRequest.builder("x").build());
    Identity ed =
        Identity.selfSigned(CertificateRequest.builder("x").keyType(KeyType.ED25519).build());

    assertThatThrownBy(() -> Identity.parse(CERT, other.keyPem()))
        .hasMessage("tls: private key does not match public key");
    assertThatThrownBy(() -> Identity.parse(CERT, ed.keyPem()))
        .hasMessage("tls: private key type does not match public key type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa:2048",
        "ec:prime256v1",
        "ec:secp384r1",
        "ec:secp521r1",
        "ec:secp224r1",
        "ed25519"
      })
  void readsKeysThatOpensslWritesInAllTheirForms(String kind) throws Exception {
    RealTool openssl = RealTool.find("openssl");
    String[] parts = kind.split(":");
    switch (parts[0]) {
      case "rsa" -> openssl.run("genrsa", "-traditional", "-out", "old.key", parts[1]);
      case "ec" -> openssl.run("ecparam", "-genkey", "-name", parts[1], "-out", "old.key");
      default -> openssl.run("genpkey", "-algorithm", parts[0], "-out", "old.key");
    }
    openssl.run("pkcs8", "-topk8", "-nocrypt", "-in", "old.key", "-out", "new.key");
    openssl.run(
        "req", "-x509", "-new", "-key", "old.key", "-subj", "/CN=x", "-days", "1", "-out", "x.crt");

    // An identity proves that the key fits by signing with it.
    String certificate = openssl.read("x.crt");
    Identity old = Identity.parse(certificate, Secret.of(openssl.read("old.key")));
    Identity pkcs8 = Identity.parse(certificate, Secret.of(openssl.read("new.key")));

    assertThat(old.chain()).isEqualTo(pkcs8.chain());
  }

  @Test
  void refusesKeysThatAreEncryptedOrOfUnknownKinds() throws Exception {
    RealTool openssl = RealTool.find("openssl");
    openssl.run("genpkey", "-algorithm", "ED448", "-out", "ed448.key");
    openssl.run("ecparam", "-genkey", "-name", "secp256k1", "-out", "k1.key");
    openssl.run(
        "genrsa", "-traditional", "-aes128", "-passout", "pass:xxxx", "-out", "enc.key", "2048");

    for (String file : List.of("ed448.key", "k1.key", "enc.key")) {
      String text = openssl.read(file);
      assertThatThrownBy(() -> Pem.privateKey(text))
          .as(file)
          .hasMessage("tls: failed to parse private key");
    }
  }
}
