// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.bouncycastle;

import io.github.securescrape.core.value.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** X.509 certificates: made and looked into. */
public final class Certificates {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 127;
  private static final AlgorithmIdentifier ECDSA =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

  /** A name a certificate is valid for; the tag is X.509's. */
  public record Name(int tag, String value) {
    /** A mail address. */
    public static final int EMAIL = GeneralName.rfc822Name;

    /** A host name. */
    public static final int DNS = GeneralName.dNSName;

    /** A URI. */
    public static final int URI = GeneralName.uniformResourceIdentifier;

    /** An IP address. */
    public static final int IP = GeneralName.iPAddress;
  }

  /** What a certificate says. */
  public record Template(
      NameParts subject,
      List<Name> names,
      boolean authority,
      boolean server,
      boolean client,
      Instant start,
      Instant end) {}

  /**
   * Who signs: a certificate with its key, or only the key for a certificate that signs itself;
   * with SHA-1 if told so.
   */
  public record Issuer(@Nullable X509Certificate certificate, PrivateKey key, boolean sha1) {

    /** Returns the owner of the key itself. */
    public static Issuer self(PrivateKey key) {
      return new Issuer(null, key, false);
    }

    /** Returns the authority with that certificate and key. */
    public static Issuer of(X509Certificate certificate, PrivateKey key) {
      return new Issuer(certificate, key, false);
    }

    /** Returns this one, signing with SHA-1. */
    public Issuer withSha1() {
      return new Issuer(certificate, key, true);
    }

    private ContentSigner signer() {
      return sha1 ? Certificates.sha1Signer(key) : Certificates.signer(key);
    }
  }

  private Certificates() {}

  /** Returns a signed certificate for a key. */
  public static X509Certificate sign(Template template, PublicKey key, Issuer issuer) {
    try {
      X500Name subject = template.subject.toName();
      X509Certificate by = issuer.certificate;
      X500Name issuerName = by == null ? subject : new JcaX509CertificateHolder(by).getSubject();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuerName,
              new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
              Date.from(template.start),
              Date.from(template.end),
              subject,
              key);
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      BasicConstraints constraints =
          template.authority ? new BasicConstraints(0) : new BasicConstraints(false);
      builder.addExtension(Extension.basicConstraints, true, constraints);
      builder.addExtension(Extension.keyUsage, true, keyUsage(template, key));
      if (!template.authority) {
        builder.addExtension(Extension.extendedKeyUsage, false, purposes(template));
      }
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          ids.createAuthorityKeyIdentifier(by == null ? key : by.getPublicKey()));
      if (!template.names.isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, generalNames(template.names));
      }
      return new JcaX509CertificateConverter().getCertificate(builder.build(issuer.signer()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("certificate cannot be made", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether a certificate bears the signature of the owner of a key. */
  public static boolean isSignedBy(X509Certificate certificate, PublicKey key) {
    try {
      Optional<ECPublicKeyParameters> own = Curves.own(key);
      if (own.isEmpty() || !certificate.getSigAlgName().endsWith("withECDSA")) {
        certificate.verify(key);
        return true;
      }
      // Bouncy Castle verifies on a curve in a tenth of the time of Java 17.
      AlgorithmIdentifier algorithm =
          new AlgorithmIdentifier(new ASN1ObjectIdentifier(certificate.getSigAlgOID()));
      ContentVerifier verifier =
          new BcECContentVerifierProviderBuilder(new DefaultDigestAlgorithmIdentifierFinder())
              .build(own.get())
              .get(algorithm);
      verifier.getOutputStream().write(certificate.getTBSCertificate());
      return verifier.verify(certificate.getSignature());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ContentSigner signer(PrivateKey key) {
    try {
      Optional<ECPrivateKeyParameters> own = Curves.own(key);
      if (own.isPresent()) {
        return new BcECContentSignerBuilder(ECDSA, SHA256).build(own.get());
      }
      JcaContentSignerBuilder builder = new JcaContentSignerBuilder(Keys.signatureOf(key));
      boolean curve = key.getAlgorithm().equals("EC");
      return (curve ? builder.setProvider(Keys.bouncyCastle()) : builder).build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("key cannot sign", e);
    }
  }

  private static ContentSigner sha1Signer(PrivateKey key) {
    String algorithm = Keys.signatureOf(key).replace("SHA256", "SHA1");
    if (!algorithm.startsWith("SHA1")) {
      throw new IllegalArgumentException(algorithm + " knows no SHA-1");
    }
    try {
      return new JcaContentSignerBuilder(algorithm).setProvider(Keys.bouncyCastle()).build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("key cannot sign with SHA-1", e);
    }
  }

  private static KeyUsage keyUsage(Template template, PublicKey key) {
    if (template.authority) {
      return new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }
    boolean rsa = key.getAlgorithm().equals("RSA");
    return new KeyUsage(KeyUsage.digitalSignature | (rsa ? KeyUsage.keyEncipherment : 0));
  }

  private static ExtendedKeyUsage purposes(Template template) {
    List<KeyPurposeId> purposes = new ArrayList<>();
    if (template.server) {
      purposes.add(KeyPurposeId.id_kp_serverAuth);
    }
    if (template.client) {
      purposes.add(KeyPurposeId.id_kp_clientAuth);
    }
    return new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new));
  }

  static GeneralNames generalNames(List<Name> names) {
    return new GeneralNames(
        names.stream()
            .map(name -> new GeneralName(name.tag, name.value))
            .toArray(GeneralName[]::new));
  }

  /**
   * Returns the names that a certificate is valid for, of the kinds that {@link Name} knows.
   *
   * @throws IllegalArgumentException if they cannot be read
   */
  public static List<Name> names(X509Certificate certificate) {
    try {
      byte[] extension = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
      return names(
          extension == null
              ? null
              : GeneralNames.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension)));
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle has many ways to say that the bytes are something else.
      throw new IllegalArgumentException("names of a certificate cannot be read");
    }
  }

  static List<Name> names(@Nullable GeneralNames all) {
    List<Name> names = new ArrayList<>();
    for (GeneralName each : all == null ? new GeneralName[0] : all.getNames()) {
      switch (each.getTagNo()) {
        case Name.IP -> names.add(new Name(Name.IP, address(each)));
        case Name.DNS, Name.EMAIL, Name.URI ->
            names.add(new Name(each.getTagNo(), each.getName().toString()));
        default -> {
          // Other kinds count for nobody in the field.
        }
      }
    }
    return names;
  }

  private static String address(GeneralName name) {
    return IpAddress.of(DEROctetString.getInstance(name.getName()).getOctets()).toString();
  }

  /** Returns whether a certificate is about a subject. */
  public static boolean hasSubject(X509Certificate certificate, NameParts subject) {
    try {
      return new JcaX509CertificateHolder(certificate).getSubject().equals(subject.toName());
    } catch (CertificateException | RuntimeException e) {
      return false;
    }
  }

  /** Returns whether a certificate names exactly the given ones of the two purposes. */
  public static boolean hasPurposes(X509Certificate certificate, boolean server, boolean client) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes != null
          && purposes.contains(KeyPurposeId.id_kp_serverAuth.getId()) == server
          && purposes.contains(KeyPurposeId.id_kp_clientAuth.getId()) == client;
    } catch (CertificateException e) {
      return false;
    }
  }

  /** Returns whether a certificate was signed with the key of another. */
  public static boolean isSignedBy(X509Certificate certificate, X509Certificate authority) {
    if (!certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
