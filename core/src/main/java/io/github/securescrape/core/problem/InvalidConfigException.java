// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Thrown when a configuration cannot be built or used; holds every problem, not only the first. */
public class InvalidConfigException extends IllegalArgumentException {

  /** A value that must be there is not. */
  public static final ProblemCode MISSING =
      ProblemCode.error("schema.key.missing", "`{0}` is missing", "Add `{0}`.");

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /** Returns an exception with the given problems, at least one. */
  public InvalidConfigException(Collection<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /**
   * Returns an exception about required parts that were not set. Generated builders call this.
   *
   * @param components Java names of the missing components
   */
  public InvalidConfigException(String... components) {
    this(
        Arrays.stream(components)
            .map(InvalidConfigException::toKey)
            .map(key -> MISSING.at(Location.ofPath(key), key))
            .toList());
  }

  /** Returns what is wrong, ordered by place. */
  public Report report() {
    return Report.of(problems);
  }

  private static String toKey(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
