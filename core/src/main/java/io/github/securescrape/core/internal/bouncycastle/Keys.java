// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.bouncycastle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** Key pairs: made, read and compared. */
public final class Keys {

  private static final ASN1ObjectIdentifier RSA = PKCSObjectIdentifiers.rsaEncryption;
  private static final ASN1ObjectIdentifier EC = X9ObjectIdentifiers.id_ecPublicKey;
  private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS =
      Map.of(RSA, "RSA", EC, "EC", EdECObjectIdentifiers.id_Ed25519, "Ed25519");

  /** The curves that Go knows. */
  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(
          SECObjectIdentifiers.secp224r1,
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String MISMATCH = "tls: private key does not match public key";

  /** Takes long to load, and is needed for what Java itself lacks only. */
  private static final class BouncyCastle {
    static final Provider PROVIDER = new BouncyCastleProvider();
  }

  private Keys() {}

  static Provider bouncyCastle() {
    return BouncyCastle.PROVIDER;
  }

  /** Returns a new key pair; the bits count for RSA. */
  public static KeyPair create(String algorithm, int bits) {
    try {
      if (algorithm.equals("EC")) {
        return createOnCurve();
      }
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (bits > 0) {
        generator.initialize(bits);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }

  /** Bouncy Castle makes a key on a curve in a fraction of the time of Java 17; Java holds it. */
  private static KeyPair createOnCurve() throws GeneralSecurityException, IOException {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(Curves.ofNewKeys(), RANDOM));
    AsymmetricCipherKeyPair made = generator.generateKeyPair();
    byte[] publicKey =
        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(made.getPublic()).getEncoded();
    byte[] key = PrivateKeyInfoFactory.createPrivateKeyInfo(made.getPrivate()).getEncoded();
    KeyFactory java = KeyFactory.getInstance("EC");
    return new KeyPair(
        java.generatePublic(new X509EncodedKeySpec(publicKey)),
        java.generatePrivate(new PKCS8EncodedKeySpec(key)));
  }

  /** Returns the key in a PKCS#1, PKCS#8 or SEC 1 structure, {@code null} if it is none known. */
  public static @Nullable PrivateKey parse(byte[] der) {
    PrivateKeyInfo info = pkcs8(der);
    info = info == null ? pkcs1(der) : info;
    info = info == null ? sec1(der) : info;
    if (info == null) {
      return null;
    }
    AlgorithmIdentifier identifier = info.getPrivateKeyAlgorithm();
    String algorithm = ALGORITHMS.get(identifier.getAlgorithm());
    boolean curveKnown = !"EC".equals(algorithm) || isKnownCurve(identifier.getParameters());
    if (algorithm == null || !curveKnown) {
      return null;
    }
    try {
      PrivateKey key =
          factory(algorithm, identifier)
              .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
      return key instanceof ECPrivateKey ec && !Curves.isInRange(ec) ? null : key;
    } catch (GeneralSecurityException | IOException e) {
      return null;
    }
  }

  private static boolean isKnownCurve(@Nullable ASN1Encodable parameters) {
    return parameters instanceof ASN1ObjectIdentifier curve && CURVES.contains(curve);
  }

  /** Java itself lacks P-224, which Go has. */
  private static KeyFactory factory(String algorithm, AlgorithmIdentifier identifier)
      throws GeneralSecurityException {
    return SECObjectIdentifiers.secp224r1.equals(identifier.getParameters())
        ? KeyFactory.getInstance(algorithm, bouncyCastle())
        : KeyFactory.getInstance(algorithm);
  }

  private static @Nullable PrivateKeyInfo pkcs8(byte[] der) {
    return structure(() -> PrivateKeyInfo.getInstance(der));
  }

  private static @Nullable PrivateKeyInfo pkcs1(byte[] der) {
    return structure(
        () ->
            wrap(RSA, DERNull.INSTANCE, org.bouncycastle.asn1.pkcs.RSAPrivateKey.getInstance(der)));
  }

  private static @Nullable PrivateKeyInfo sec1(byte[] der) {
    return structure(
        () -> {
          var key = org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(der);
          return wrap(EC, key.getParametersObject(), key);
        });
  }

  private static @Nullable PrivateKeyInfo structure(Supplier<@Nullable PrivateKeyInfo> parser) {
    try {
      return parser.get();
    } catch (RuntimeException e) {
      return null; // Bouncy Castle has many ways to say that the bytes are something else.
    }
  }

  private static @Nullable PrivateKeyInfo wrap(
      ASN1ObjectIdentifier algorithm, @Nullable ASN1Encodable parameters, ASN1Encodable key) {
    try {
      ASN1Primitive primitive = key.toASN1Primitive();
      return new PrivateKeyInfo(new AlgorithmIdentifier(algorithm, parameters), primitive);
    } catch (IOException e) {
      return null;
    }
  }

  /** Returns Go's words for why two keys are no pair, {@code null} if they are one. */
  public static @Nullable String mismatch(PublicKey publicKey, PrivateKey key) {
    if (!family(publicKey.getAlgorithm()).equals(family(key.getAlgorithm()))) {
      return "tls: private key type does not match public key type";
    }
    if (publicKey instanceof RSAPublicKey rsa && key instanceof RSAPrivateKey own) {
      return rsa.getModulus().equals(own.getModulus()) && isWhole(own) ? null : MISMATCH;
    }
    Optional<Boolean> onCurve =
        publicKey instanceof ECPublicKey ec && key instanceof ECPrivateKey own
            ? Curves.isPair(ec, own)
            : Optional.empty();
    return onCurve.orElseGet(() -> signsFor(publicKey, key)) ? null : MISMATCH;
  }

  /** Whether the parts of an RSA key belong together; Go refuses a key whose parts do not. */
  private static boolean isWhole(RSAPrivateKey key) {
    if (!(key instanceof RSAPrivateCrtKey parts)) {
      return true; // Java makes no such key of PKCS#1 or PKCS#8.
    }
    BigInteger p = parts.getPrimeP();
    BigInteger q = parts.getPrimeQ();
    BigInteger one = BigInteger.ONE;
    BigInteger unit = parts.getPublicExponent().multiply(parts.getPrivateExponent()).subtract(one);
    return p.multiply(q).equals(parts.getModulus())
        && unit.mod(p.subtract(one)).signum() == 0
        && unit.mod(q.subtract(one)).signum() == 0;
  }

  private static boolean signsFor(PublicKey publicKey, PrivateKey key) {
    try {
      byte[] sample = "securescrape".getBytes(StandardCharsets.US_ASCII);
      boolean ours = key instanceof org.bouncycastle.jce.interfaces.ECPrivateKey;
      String algorithm = signatureOf(key);
      Signature signer =
          ours
              ? Signature.getInstance(algorithm, bouncyCastle())
              : Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(sample);
      byte[] signature = signer.sign();
      X509EncodedKeySpec encoded = new X509EncodedKeySpec(publicKey.getEncoded());
      signer.initVerify(
          ours ? KeyFactory.getInstance("EC", bouncyCastle()).generatePublic(encoded) : publicKey);
      signer.update(sample);
      return signer.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String family(String algorithm) {
    return algorithm.equals("EdDSA") ? "Ed25519" : algorithm;
  }

  /** Returns the algorithm that a key signs with. */
  static String signatureOf(PrivateKey key) {
    return switch (family(key.getAlgorithm())) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "Ed25519";
    };
  }
}
