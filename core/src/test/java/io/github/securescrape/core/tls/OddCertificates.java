// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.Certificates;
import io.github.securescrape.core.internal.bouncycastle.Certificates.Template;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Certificates that authorities of the field do not issue, for tests of all modules. */
public final class OddCertificates {

  private OddCertificates() {}

  /** Returns a key of any strength with its certificate; the request's key type is ignored. */
  public static Identity withKey(
      CertificateAuthority authority, CertificateRequest request, KeyPair pair) {
    return authority.issue(request, pair, authority.issuer());
  }

  /** Returns an authority below one that may have none below it. */
  public static Identity authorityBelow(CertificateAuthority authority, String name) {
    KeyPair pair = KeyType.EC_P256.createPair();
    Instant start = authority.certificate().getNotBefore().toInstant();
    Template template =
        new Template(
            Subject.of(name).parts(),
            List.of(),
            true,
            false,
            false,
            start,
            authority.identity().expiry());
    X509Certificate certificate = Certificates.sign(template, pair.getPublic(), authority.issuer());
    return Identity.made(certificate, pair.getPrivate());
  }
}
