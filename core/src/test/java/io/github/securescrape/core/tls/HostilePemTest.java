// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.value.Secret;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, keys and requests made to break their reader: refused, in the words of PEM. */
class HostilePemTest {

  private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("ca");
  private static final int MUTATIONS = 100;
  private static final int[] TAGS_AND_LENGTHS = {0, 0x02, 0x30, 0x7F, 0x80, 0x84, 0xFF};

  private static CertificateRequest.Builder request() {
    return CertificateRequest.builder("node01").hosts("10.0.0.1", "node01.example.org");
  }

  @ParameterizedTest
  @EnumSource(names = {"EC_P256", "RSA_2048", "ED25519"})
  void isReadOrRefusedWhateverBytesChange(KeyType type) throws Exception {
    Identity identity = AUTHORITY.issue(request().keyType(type).build());
    String key = identity.keyPem().reveal();
    KeyPair pair = new KeyPair(identity.certificate().getPublicKey(), identity.key());
    String csr = CertificateSigningRequest.create(request().build(), pair).toPem();
    byte[] certificateDer = Pem.first(identity.chainPem(), "CERTIFICATE").orElseThrow();
    byte[] keyDer = Pem.first(key, "PRIVATE KEY").orElseThrow();
    byte[] csrDer = Pem.first(csr, "CERTIFICATE REQUEST").orElseThrow();

    Random random = new Random(7);
    for (int i = 0; i < MUTATIONS; i++) {
      String certificate = Pem.block("CERTIFICATE", mutated(certificateDer, random));
      check(() -> look(Identity.parse(certificate, identity.keyPem())));
      String changedKey = Pem.block("PRIVATE KEY", mutated(keyDer, random));
      check(() -> Identity.parse(identity.chainPem(), Secret.of(changedKey)));
      String changedCsr = Pem.block("CERTIFICATE REQUEST", mutated(csrDer, random));
      check(() -> AUTHORITY.sign(CertificateSigningRequest.parse(changedCsr), Duration.ofDays(1)));
    }
  }

  private static void look(Identity identity) {
    identity.names();
    identity.expiry();
    AUTHORITY.issued(identity.certificate());
    request().build().isMetBy(identity);
  }

  private static void check(Runnable read) {
    try {
      read.run();
    } catch (PemException | InvalidConfigException e) {
      assertThat(e.getCause()).isNull();
    }
  }

  private static byte[] mutated(byte[] der, Random random) {
    byte[] changed = der.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(4)) {
        case 0 -> changed[at] = (byte) random.nextInt();
        case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> changed[at] = (byte) TAGS_AND_LENGTHS[random.nextInt(TAGS_AND_LENGTHS.length)];
        default -> changed = Arrays.copyOf(changed, at + 1);
      }
    }
    return changed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"CERTIFICATE", "PRIVATE KEY", "EC PRIVATE KEY", "CERTIFICATE REQUEST"})
  void refusesSequencesWithoutEnd(String type) {
    byte[] nested = new byte[200_000];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }
    String pem = Pem.block(type, nested);

    assertThatThrownBy(
            () -> {
              switch (type) {
                case "CERTIFICATE" -> Pem.certificates(pem);
                case "CERTIFICATE REQUEST" -> CertificateSigningRequest.parse(pem);
                default -> Pem.privateKey(pem);
              }
            })
        .isInstanceOf(PemException.class);
  }

  @Test
  void refusesWhatOnlyJavaWouldTake() {
    byte[] der = Pem.first(AUTHORITY.certificatePem(), "CERTIFICATE").orElseThrow();
    byte[] text = AUTHORITY.certificatePem().getBytes(US_ASCII);

    for (byte[] each : List.of(text, Arrays.copyOf(der, der.length + 1), new byte[] {0x30})) {
      assertThatThrownBy(() -> Pem.certificates(Pem.block("CERTIFICATE", each)))
          .hasMessage("x509: malformed certificate");
      assertThat(Pem.authorities(Pem.block("CERTIFICATE", each))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-----BEGIN A-----\n", "-----BEGIN a:b-----\n", "-----BEGIN A-----\nAA\n"})
  void readsBeginningsWithoutEndInOnePass(String beginning) {
    // Looking for the end of each anew would take hours.
    String text = beginning.repeat(200_000);

    for (String end : List.of("", "-----END A-----\n", "-----END a:b-----\n")) {
      assertThatThrownBy(() -> Pem.certificates(text + end)).isInstanceOf(PemException.class);
    }
  }

  @Test
  void refusesAnEmptyChain() {
    assertThatThrownBy(() -> Identity.of(List.of(), AUTHORITY.identity().key()))
        .isInstanceOf(PemException.class)
        .hasMessage("tls: no certificate");
  }

  @Test
  void refusesAnRsaKeyWhosePartsDoNotBelongTogether() throws Exception {
    Identity identity = AUTHORITY.issue(request().keyType(KeyType.RSA_2048).build());
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) identity.key();
    RSAPrivateCrtKeySpec changed =
        new RSAPrivateCrtKeySpec(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent().add(BigInteger.TWO),
            key.getPrimeP(),
            key.getPrimeQ(),
            key.getPrimeExponentP(),
            key.getPrimeExponentQ(),
            key.getCrtCoefficient());
    byte[] der = KeyFactory.getInstance("RSA").generatePrivate(changed).getEncoded();
    Secret pem = Secret.of(Pem.block("PRIVATE KEY", der));

    assertThatThrownBy(() -> Identity.parse(identity.chainPem(), pem))
        .isInstanceOf(PemException.class);
  }

  @Test
  void signsNoWeakKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    var weak = CertificateSigningRequest.create(request().build(), generator.generateKeyPair());

    assertThatThrownBy(() -> AUTHORITY.sign(weak, Duration.ofDays(1)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage("error: RSA key has 1024 bits, fewer than 2048 [tls.key.weak]");
  }

  @Test
  void signsNoNameThatNobodyCanHave() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var good = CertificateSigningRequest.create(request().build(), pair);
    assertThatCode(() -> AUTHORITY.sign(good, Duration.ofDays(1))).doesNotThrowAnyException();

    var name = new SubjectAlternativeName(SubjectAlternativeName.Kind.DNS, "node01\n.example.org");
    CertificateRequest hostile = CertificateRequest.builder("node01").addNames(name).build();
    assertThatThrownBy(() -> CertificateSigningRequest.create(hostile, pair))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage("error: \"node01\\n.example.org\" is not a host name [tls.san.invalid]");
  }
}
