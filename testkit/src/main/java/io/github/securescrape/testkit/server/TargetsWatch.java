// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at the targets again and again, until all of them have been scraped. */
final class TargetsWatch implements BooleanSupplier {

  private final Supplier<List<ActiveTarget>> look;
  private final Predicate<? super List<ActiveTarget>> condition;
  private List<ActiveTarget> targets = List.of();

  TargetsWatch(Supplier<List<ActiveTarget>> look, Predicate<? super List<ActiveTarget>> condition) {
    this.look = look;
    this.condition = condition;
  }

  /** Returns the targets when it looked last. */
  List<ActiveTarget> targets() {
    return targets;
  }

  /** Looks again; targets that turn up one after the other count when no more come. */
  @Override
  public boolean getAsBoolean() {
    Set<String> before = names();
    targets = look.get();
    return !targets.isEmpty()
        && names().equals(before)
        && targets.stream().noneMatch(each -> each.health() == TargetHealth.UNKNOWN)
        && condition.test(targets);
  }

  private Set<String> names() {
    return targets.stream()
        .map(each -> each.scrapePool() + " " + each.scrapeUrl() + " " + each.labels())
        .collect(Collectors.toSet());
  }
}
