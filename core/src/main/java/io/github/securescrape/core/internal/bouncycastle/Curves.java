// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.bouncycastle;

import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * Curves with what is computed once for each of them. Keys that come from Java's interfaces lose
 * that, and compute it again for each key and each signature.
 */
final class Curves {

  private static final Map<String, ECNamedDomainParameters> BY_NAME =
      Map.of("secp256r1", domain(SECObjectIdentifiers.secp256r1));

  private Curves() {}

  private static ECNamedDomainParameters domain(ASN1ObjectIdentifier id) {
    return new ECNamedDomainParameters(id, CustomNamedCurves.getByOID(id));
  }

  /** Returns a curve that new keys may be on. */
  static ECNamedDomainParameters named(String curve) {
    return Optional.ofNullable(BY_NAME.get(curve)).orElseThrow();
  }

  /** Returns a key as Bouncy Castle's own, empty if it is on no curve known here. */
  static Optional<ECPrivateKeyParameters> own(PrivateKey key) {
    return key instanceof ECPrivateKey ec
        ? BY_NAME.values().stream()
            .filter(curve -> isSame(curve, ec.getParams()))
            .findFirst()
            .map(curve -> new ECPrivateKeyParameters(ec.getS(), curve))
        : Optional.empty();
  }

  /** Returns whether the public key is that of the private one. */
  static boolean isPair(ECPublicKey publicKey, ECPrivateKeyParameters key) {
    ECPoint made =
        new FixedPointCombMultiplier().multiply(key.getParameters().getG(), key.getD()).normalize();
    return publicKey.getParams().getOrder().equals(key.getParameters().getN())
        && made.getAffineXCoord().toBigInteger().equals(publicKey.getW().getAffineX())
        && made.getAffineYCoord().toBigInteger().equals(publicKey.getW().getAffineY());
  }

  private static boolean isSame(ECNamedDomainParameters curve, ECParameterSpec other) {
    return curve.getN().equals(other.getOrder())
        && curve.getCurve().getA().toBigInteger().equals(other.getCurve().getA())
        && curve.getCurve().getB().toBigInteger().equals(other.getCurve().getB())
        && curve.getG().getAffineXCoord().toBigInteger().equals(other.getGenerator().getAffineX())
        && curve.getG().getAffineYCoord().toBigInteger().equals(other.getGenerator().getAffineY());
  }
}
