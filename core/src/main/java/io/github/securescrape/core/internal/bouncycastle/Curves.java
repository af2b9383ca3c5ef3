// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.bouncycastle;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/**
 * Curves with what is computed once for each of them. Keys that come from Java's interfaces lose
 * that, and compute it again for each key and each signature.
 */
final class Curves {

  private static final ECNamedDomainParameters P256 = domain(SECObjectIdentifiers.secp256r1);
  private static final List<ECNamedDomainParameters> SIGNING =
      List.of(P256, domain(SECObjectIdentifiers.secp384r1), domain(SECObjectIdentifiers.secp521r1));

  /** The same ones with points of their own: what is computed for checks is not for signing. */
  private static final List<ECDomainParameters> CHECKING =
      SIGNING.stream().map(Curves::copy).toList();

  private static final Map<ECDomainParameters, Pairs> PAIRS = new ConcurrentHashMap<>();

  /** The keys of authorities, with what is computed for them. */
  private static final Map<PublicKey, ECPublicKeyParameters> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Curves() {}

  private static ECNamedDomainParameters domain(ASN1ObjectIdentifier id) {
    return new ECNamedDomainParameters(id, CustomNamedCurves.getByOID(id));
  }

  /** Returns a curve with a point of its own, for which nothing is computed yet. */
  static ECDomainParameters copy(ECDomainParameters curve) {
    BigInteger x = curve.getG().getAffineXCoord().toBigInteger();
    BigInteger y = curve.getG().getAffineYCoord().toBigInteger();
    ECPoint point = curve.getCurve().createPoint(x, y);
    return new ECDomainParameters(curve.getCurve(), point, curve.getN(), curve.getH());
  }

  /** Returns the curve that new keys are on. */
  static ECNamedDomainParameters ofNewKeys() {
    return P256;
  }

  /** Returns a key to sign with as Bouncy Castle's own, empty if it is on no curve known here. */
  static Optional<ECPrivateKeyParameters> own(PrivateKey key) {
    return key instanceof ECPrivateKey ec
        ? of(ec.getParams(), SIGNING).map(curve -> new ECPrivateKeyParameters(ec.getS(), curve))
        : Optional.empty();
  }

  /**
   * Returns the key of an authority, to check what it has signed, as Bouncy Castle's own; empty if
   * it is on no curve known here.
   */
  static Optional<ECPublicKeyParameters> own(PublicKey key) {
    Optional<ECPublicKeyParameters> own =
        key instanceof ECPublicKey ec
            ? Optional.ofNullable(KNOWN.computeIfAbsent(key, each -> read(ec)))
            : Optional.empty();
    own.ifPresent(
        each -> {
          Combs.use(each.getParameters().getG());
          Combs.use(each.getQ());
        });
    return own;
  }

  private static @Nullable ECPublicKeyParameters read(ECPublicKey key) {
    return of(key.getParams(), CHECKING)
        .map(curve -> new ECPublicKeyParameters(point(key, curve), curve))
        .orElse(null);
  }

  /** Returns whether a key is a number that its curve has, which Java does not ask. */
  static boolean isInRange(ECPrivateKey key) {
    return key.getS().signum() > 0 && key.getS().compareTo(key.getParams().getOrder()) < 0;
  }

  /** Returns whether the public key is that of the private one, empty if their curve is unknown. */
  static Optional<Boolean> isPair(ECPublicKey publicKey, ECPrivateKey key) {
    Optional<ECDomainParameters> curve = of(key.getParams(), CHECKING);
    if (curve.isPresent() && !isSame(curve.get(), publicKey.getParams())) {
      return Optional.of(false);
    }
    return curve.map(
        each -> PAIRS.computeIfAbsent(each, Pairs::new).isPair(point(publicKey, each), key.getS()));
  }

  private static ECPoint point(ECPublicKey key, ECDomainParameters curve) {
    return curve.getCurve().createPoint(key.getW().getAffineX(), key.getW().getAffineY());
  }

  private static <T extends ECDomainParameters> Optional<T> of(
      ECParameterSpec curve, List<T> known) {
    return known.stream().filter(each -> isSame(each, curve)).findFirst();
  }

  private static boolean isSame(ECDomainParameters curve, ECParameterSpec other) {
    return curve.getN().equals(other.getOrder())
        && curve.getCurve().getA().toBigInteger().equals(other.getCurve().getA())
        && curve.getCurve().getB().toBigInteger().equals(other.getCurve().getB())
        && curve.getG().getAffineXCoord().toBigInteger().equals(other.getGenerator().getAffineX())
        && curve.getG().getAffineYCoord().toBigInteger().equals(other.getGenerator().getAffineY());
  }
}
