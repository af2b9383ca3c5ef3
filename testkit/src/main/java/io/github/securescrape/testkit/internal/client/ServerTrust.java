// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.tls.CertificateVerifier;
import io.github.securescrape.core.tls.VerificationException;
import io.github.securescrape.testkit.internal.tls.VerifyingTrust;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Judges the certificate of one target. */
final class ServerTrust extends VerifyingTrust {

  private final @Nullable CertificateVerifier verifier;
  private final String host;
  private volatile @Nullable String refusal;

  /**
   * Returns a judge.
   *
   * @param verifier who judges; {@code null} for nobody, as {@code insecure_skip_verify} asks
   * @param host what the certificate must be valid for
   */
  ServerTrust(@Nullable CertificateVerifier verifier, String host) {
    this.verifier = verifier;
    this.host = host;
  }

  /** Returns why the target was refused, empty if it was not. */
  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  protected void verify(List<X509Certificate> sent, SSLEngine engine) throws VerificationException {
    if (verifier == null) {
      return;
    }
    try {
      verifier.verify(sent, host);
    } catch (VerificationException e) {
      refusal = "tls: failed to verify certificate: " + e.getMessage();
      throw e;
    }
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
