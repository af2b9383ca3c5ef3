// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import java.util.List;
import java.util.Random;

/** Chooses at random. */
final class Choice {

  private final Random random;

  Choice(Random random) {
    this.random = random;
  }

  Random random() {
    return random;
  }

  /** Returns one of the values. */
  @SafeVarargs
  final <T> T oneOf(T... all) {
    return all[random.nextInt(all.length)];
  }

  /** Returns one of the values. */
  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Returns a number from 0 to below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns true in one of so many cases. */
  boolean onceIn(int cases) {
    return random.nextInt(cases) == 0;
  }
}
