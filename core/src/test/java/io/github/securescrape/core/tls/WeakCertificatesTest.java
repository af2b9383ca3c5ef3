// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeakCertificatesTest {

  private final CertificateRequest request =
      CertificateRequest.builder("node01").hosts("localhost").build();

  @ParameterizedTest
  @CsvSource({"EC_P256, SHA1withECDSA", "RSA_2048, SHA1withRSA"})
  void signsWithSha1(KeyType keyType, String algorithm) {
    CertificateAuthority authority = authority(keyType);

    Identity leaf = WeakCertificates.signedWithSha1(authority, request);

    assertThat(leaf.certificate().getSigAlgName()).isEqualTo(algorithm);
    assertThat(authority.issued(leaf.certificate())).isTrue();
    assertThat(request.isMetBy(leaf)).isTrue();
  }

  @Test
  void cannotSignWithSha1OnEdwardsCurves() {
    CertificateAuthority authority = authority(KeyType.ED25519);

    assertThatThrownBy(() -> WeakCertificates.signedWithSha1(authority, request))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void makesShortRsaKeys() {
    CertificateAuthority authority = authority(KeyType.EC_P256);

    Identity leaf = WeakCertificates.withShortRsaKey(authority, request);

    RSAPublicKey key = (RSAPublicKey) leaf.certificate().getPublicKey();
    assertThat(key.getModulus().bitLength()).isEqualTo(1024);
    assertThat(authority.issued(leaf.certificate())).isTrue();
  }

  private static CertificateAuthority authority(KeyType keyType) {
    return CertificateAuthority.create(
        CertificateRequest.builder("ca").keyType(keyType).build(), Clock.systemUTC());
  }
}
