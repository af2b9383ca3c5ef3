// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.bouncycastle;

import io.github.securescrape.core.internal.bouncycastle.Certificates.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;

/** Certificate signing requests (PKCS#10). */
public final class SigningRequests {

  /** What a request asks for. */
  public record Content(String commonName, List<Name> names, PublicKey publicKey) {}

  private SigningRequests() {}

  /** Returns a request signed with its own key. */
  public static byte[] create(
      NameParts subject, List<Name> names, PublicKey publicKey, PrivateKey key) {
    try {
      PKCS10CertificationRequestBuilder builder =
          new JcaPKCS10CertificationRequestBuilder(subject.toName(), publicKey);
      if (!names.isEmpty()) {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
            Extension.subjectAlternativeName, false, Certificates.generalNames(names));
        builder.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
      }
      return builder.build(Certificates.signer(key)).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what a request asks for, {@code null} if it is none or not signed with its own key. */
  public static @Nullable Content read(byte[] der) {
    try {
      JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
      PublicKey key = request.getPublicKey();
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        return null;
      }
      RDN[] common = request.getSubject().getRDNs(BCStyle.CN);
      String name =
          common.length == 0 ? "" : IETFUtils.valueToString(common[0].getFirst().getValue());
      Extensions extensions = request.getRequestedExtensions();
      GeneralNames names =
          extensions == null
              ? null
              : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
      return new Content(name, Certificates.names(names), key);
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException e) {
      // Bouncy Castle has many ways to say that the bytes are something else.
      return null;
    }
  }
}
