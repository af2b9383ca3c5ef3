// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gathers problems below one place of a configuration. Children share one list.
 *
 * <pre>{@code
 * problems.at("scrape_configs").at(1).add(TIMEOUT_TOO_LONG, "20s", "15s");
 * }</pre>
 */
public final class Problems {

  /** Finds the place of a value in the text it was read from. */
  @FunctionalInterface
  public interface Locator {
    /**
     * Returns the problem with its place in the text: the first of its code's keys that the section
     * at the path holds, else the section.
     */
    Problem locate(Problem problem, YamlPath path);
  }

  private record Found(Problem problem, YamlPath path) {}

  /** What all places of one configuration share. */
  private static final class Shared {
    final List<Found> found = new ArrayList<>();
    final Set<String> distrusted = new HashSet<>();
    final Locator locator;
    Predicate<ProblemCode> rules = code -> true;

    Shared(Locator locator) {
      this.locator = locator;
    }
  }

  private final Shared shared;
  private final YamlPath path;

  /** What mends the problems that are added; {@code null} if they bring their own or none. */
  private final @Nullable Fix fix;

  private Problems(Shared shared, YamlPath path, @Nullable Fix fix) {
    this.shared = shared;
    this.path = path;
    this.fix = fix;
  }

  /** Returns an empty collection for a configuration that comes from no file. */
  public static Problems create() {
    return locatedBy((problem, path) -> problem);
  }

  /** Returns an empty collection whose problems get their place in a text from the locator. */
  public static Problems locatedBy(Locator locator) {
    return new Problems(new Shared(locator), YamlPath.root(), null);
  }

  /** Returns the place of the value under a key of this place. */
  public Problems at(String key) {
    return at(path.key(key));
  }

  /** Returns the place of an item of the list at this place; the first has index 0. */
  public Problems at(int index) {
    return at(path.index(index));
  }

  /** Returns the place with the given path from the top of the configuration. */
  public Problems at(YamlPath path) {
    return new Problems(shared, path, fix);
  }

  /**
   * Returns this place, where each problem that is added is mended by the fix; its keys are those
   * of the section at this place.
   */
  public Problems fixedBy(Fix fix) {
    return new Problems(shared, path, fix.below(path));
  }

  /** Adds a problem of the given kind at this place. */
  public void add(ProblemCode code, @Nullable Object... arguments) {
    add(code.at(Location.ofPath(""), arguments));
  }

  /**
   * Adds a problem: its path, and that of its fix, is relative to this place; it keeps its line if
   * it has one.
   */
  public void add(Problem problem) {
    Location known = problem.location();
    YamlPath full = path.append(known.path());
    Location here = new Location(known.file(), known.line(), known.column(), full.toString());
    if (shared.rules.test(problem.code()) && isTrusted(full, problem.code())) {
      Fix own = problem.fix();
      Problem placed = problem.moved(here, null).fixedBy(own == null ? fix : own.below(path));
      shared.found.add(new Found(placed, full));
    }
  }

  /** Leaves out problems of codes that do not fit, from now on. */
  public void restrictTo(Predicate<ProblemCode> rules) {
    shared.rules = rules;
  }

  /**
   * Leaves out problems about the given key of this place, because its value is not what its writer
   * meant, which was reported.
   */
  public void distrust(String key) {
    shared.distrusted.add(path.key(key).toString());
  }

  /** Leaves out problems at this very place, because the program does not look at its value. */
  public void exempt() {
    shared.distrusted.add(path.toString());
  }

  private boolean isTrusted(YamlPath place, ProblemCode code) {
    return shared.distrusted.isEmpty()
        || !(shared.distrusted.contains(place.toString()) && place.isIndex())
            && code.keys().stream()
                .noneMatch(key -> shared.distrusted.contains(place.key(key).toString()));
  }

  /** Returns the path of this place. */
  public YamlPath path() {
    return path;
  }

  /** Returns whether nothing was added, here or at any other place of the collection. */
  public boolean isEmpty() {
    return shared.found.isEmpty();
  }

  /** Returns whether an error was added, here or at any other place of the collection. */
  public boolean hasErrors() {
    return shared.found.stream().anyMatch(each -> each.problem.severity() == Severity.ERROR);
  }

  /** Returns all problems so far, of this place and all others of the collection. */
  public Report toReport() {
    return Report.of(
        shared.found.stream().map(each -> shared.locator.locate(each.problem, each.path)).toList());
  }
}
