// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.bouncycastle;

import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.math.ec.AbstractECLookupTable;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointPreCompInfo;
import org.bouncycastle.math.ec.FixedPointUtil;
import org.bouncycastle.math.ec.PreCompInfo;

/**
 * Wide combs for points that are multiplied often: Bouncy Castle finds four thousand sums of each
 * instead of its sixty-four. Which of them it takes may show in the times of a cache, so that they
 * are for checks of files, not for signing.
 */
final class Combs {

  private static final int WIDTH = 12;

  /** From here on a comb has paid for itself. */
  private static final int OFTEN = 200;

  /** How often a point was used. */
  private static final class Uses implements PreCompInfo {
    final AtomicInteger count = new AtomicInteger();
  }

  /** All sums of a comb. */
  private static final class Sums extends AbstractECLookupTable {
    private final ECPoint[] sums;

    Sums(ECPoint[] sums) {
      this.sums = sums;
    }

    @Override
    public int getSize() {
      return sums.length;
    }

    @Override
    public ECPoint lookup(int index) {
      return sums[index];
    }
  }

  private Combs() {}

  /** Notes that a point is about to be multiplied. */
  static void use(ECPoint point) {
    ECCurve curve = point.getCurve();
    Uses uses = (Uses) curve.precompute(point, "uses", known -> known == null ? new Uses() : known);
    if (uses.count.incrementAndGet() == OFTEN) {
      curve.precompute(point, FixedPointUtil.PRECOMP_NAME, known -> combOf(point));
    }
  }

  private static PreCompInfo combOf(ECPoint point) {
    ECCurve curve = point.getCurve();
    int distance = (FixedPointUtil.getCombSize(curve) + WIDTH - 1) / WIDTH;
    ECPoint[] teeth = new ECPoint[WIDTH];
    teeth[0] = point;
    for (int i = 1; i < WIDTH; i++) {
      teeth[i] = teeth[i - 1].timesPow2(distance);
    }
    ECPoint[] sums = new ECPoint[1 << WIDTH];
    // Each sum holds the point once more, so that none is at infinity; the offset takes it away.
    sums[0] = point;
    for (int i = 1; i < sums.length; i++) {
      sums[i] = sums[i & (i - 1)].add(teeth[Integer.numberOfTrailingZeros(i)]);
    }
    curve.normalizeAll(sums);
    FixedPointPreCompInfo comb = new FixedPointPreCompInfo();
    comb.setWidth(WIDTH);
    comb.setLookupTable(new Sums(sums));
    comb.setOffset(point.subtract(teeth[1]).normalize());
    return comb;
  }
}
