// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.bouncycastle;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * Whether keys on a curve are pairs. A private key is not multiplied itself, but its sum with a
 * random number, another one each time: whoever sees what of a comb is used learns nothing of it.
 */
final class Pairs {

  private record Blind(BigInteger number, ECPoint point) {}

  private final ECDomainParameters curve;
  private Blind next;

  Pairs(ECDomainParameters curve) {
    this.curve = curve;
    BigInteger last = curve.getN().subtract(BigInteger.ONE);
    BigInteger number = BigIntegers.createRandomInRange(BigInteger.ONE, last, new SecureRandom());
    // That of a point without a wide comb.
    this.next = new Blind(number, times(Curves.copy(curve).getG(), number));
  }

  /** Returns whether a point is that of a private key. */
  boolean isPair(ECPoint point, BigInteger key) {
    Blind blind = next();
    Combs.use(curve.getG());
    ECPoint sum = times(curve.getG(), key.add(blind.number).mod(curve.getN()));
    return sum.subtract(point).subtract(blind.point).isInfinity();
  }

  private static ECPoint times(ECPoint point, BigInteger number) {
    return new FixedPointCombMultiplier().multiply(point, number);
  }

  private synchronized Blind next() {
    Blind blind = next;
    next = new Blind(blind.number.shiftLeft(1).mod(curve.getN()), blind.point.twice());
    return blind;
  }
}
