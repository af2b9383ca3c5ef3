// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.SigningRequests;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;

/**
 * A request (PKCS#10) for a certificate for a key that stays where it is: made on the node, signed
 * by a {@link CertificateAuthority} elsewhere.
 */
public final class CertificateSigningRequest {

  private final byte[] der;
  private final SigningRequests.Content content;
  private final List<SubjectAlternativeName> names;

  private CertificateSigningRequest(byte[] der) {
    this.der = der;
    SigningRequests.Content read = SigningRequests.read(der);
    if (read == null) {
      throw new PemException("x509: malformed certificate request");
    }
    this.content = read;
    // Somebody else wrote them: they may hold anything.
    this.names = read.names().stream().map(SubjectAlternativeName::checked).toList();
  }

  /** Returns a request for the key pair, with the subject and names of the given one. */
  public static CertificateSigningRequest create(CertificateRequest request, KeyPair pair) {
    return create(request, pair.getPublic(), pair.getPrivate());
  }

  private static CertificateSigningRequest create(
      CertificateRequest request, PublicKey publicKey, PrivateKey key) {
    return new CertificateSigningRequest(
        SigningRequests.create(
            request.subject().parts(),
            request.names().stream().map(SubjectAlternativeName::toName).toList(),
            publicKey,
            key));
  }

  /**
   * Returns the request in a PEM text.
   *
   * @throws PemException if there is none, or its signature is not that of its own key
   * @throws io.github.securescrape.core.problem.InvalidConfigException if it asks for a name that
   *     none can have
   */
  public static CertificateSigningRequest parse(String pem) {
    return Pem.first(pem, "CERTIFICATE REQUEST")
        .map(CertificateSigningRequest::new)
        .orElseThrow(
            () ->
                new PemException("tls: failed to find \"CERTIFICATE REQUEST\" PEM block in input"));
  }

  /** Returns the common name that is asked for; empty if none. */
  public String commonName() {
    return content.commonName();
  }

  /** Returns the names that are asked for. */
  public List<SubjectAlternativeName> names() {
    return names;
  }

  /** Returns the key that the certificate shall be for. */
  public PublicKey publicKey() {
    return content.publicKey();
  }

  /** Returns the request as PEM. */
  public String toPem() {
    return Pem.block("CERTIFICATE REQUEST", der);
  }
}
