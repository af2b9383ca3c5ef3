// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Problems;
import java.util.Optional;
import java.util.function.Supplier;

/** Parts made one by one, so that what is wrong with any of them is told at once. */
public final class Parts {

  private Parts() {}

  /** Returns a part, empty if it cannot be made: what is wrong is then added to the problems. */
  public static <T> Optional<T> make(Problems problems, Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (InvalidConfigException e) {
      e.report().problems().forEach(problems::add);
      return Optional.empty();
    }
  }
}
