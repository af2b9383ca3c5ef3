// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.internal.bouncycastle.Certificates.Issuer;
import io.github.securescrape.core.internal.bouncycastle.Certificates.Template;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is checked with combs, against Java: before there is a wide one, when it comes, and after.
 */
class CurvesTest {

  private static final int UNTIL_A_WIDE_COMB = 200;

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void checksSignaturesAsJavaDoes(String curve) throws GeneralSecurityException {
    KeyPair authority = pair(curve);
    KeyPair other = pair(curve);
    X509Certificate good = certificate(authority);
    X509Certificate bad = broken(good);
    List<X509Certificate> certificates = new ArrayList<>();
    for (int i = 0; i < 2 * UNTIL_A_WIDE_COMB; i++) {
      certificates.add(i % 7 == 3 ? bad : good);
    }
    boolean[] ours = new boolean[certificates.size()];
    IntStream.range(0, ours.length)
        .parallel()
        .forEach(
            i -> ours[i] = Certificates.isSignedBy(certificates.get(i), authority.getPublic()));
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i]).as("check %s", i).isEqualTo(i % 7 != 3);
    }
    assertThat(javaAccepts(good, authority.getPublic())).isTrue();
    assertThat(javaAccepts(bad, authority.getPublic())).isFalse();
    // A wide comb of the curve's own point, none of the other key's.
    X509Certificate theirs = certificate(other);
    for (int i = 0; i < 20; i++) {
      assertThat(Certificates.isSignedBy(theirs, other.getPublic())).isTrue();
      assertThat(Certificates.isSignedBy(good, other.getPublic())).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void comparesKeys(String curve) throws GeneralSecurityException {
    KeyPair one = pair(curve);
    KeyPair two = pair(curve);
    boolean[] mistakes = new boolean[2 * UNTIL_A_WIDE_COMB];
    IntStream.range(0, mistakes.length)
        .parallel()
        .forEach(
            i ->
                mistakes[i] =
                    Keys.mismatch(one.getPublic(), one.getPrivate()) != null
                        || Keys.mismatch(two.getPublic(), one.getPrivate()) == null);
    assertThat(mistakes).containsOnly(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void refusesNumbersThatACurveDoesNotHave(String curve) throws GeneralSecurityException {
    ECPrivateKey key = (ECPrivateKey) pair(curve).getPrivate();
    BigInteger order = key.getParams().getOrder();
    for (BigInteger number : List.of(BigInteger.ZERO, order, order.add(BigInteger.ONE))) {
      byte[] der =
          KeyFactory.getInstance("EC")
              .generatePrivate(new ECPrivateKeySpec(number, key.getParams()))
              .getEncoded();
      assertThat(Keys.parse(der)).as("%s", number).isNull();
    }
    assertThat(Keys.parse(key.getEncoded())).isEqualTo(key);
  }

  private static KeyPair pair(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(KeyPair authority) {
    Instant now = Instant.now();
    NameParts name = new NameParts(null, null, null, null, null, "test");
    return Certificates.sign(
        new Template(name, List.of(), true, false, false, now, now.plusSeconds(3600)),
        authority.getPublic(),
        Issuer.self(authority.getPrivate()));
  }

  private static X509Certificate broken(X509Certificate certificate)
      throws GeneralSecurityException {
    byte[] der = certificate.getEncoded();
    der[der.length - 1] ^= (byte) 1;
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static boolean javaAccepts(X509Certificate certificate, PublicKey key) {
    try {
      certificate.verify(key);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
