// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import io.github.securescrape.core.problem.Problems.Locator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading a configuration: the report always, the value if there is no error.
 *
 * @param <T> type of the value
 */
public final class Read<T> {

  private final @Nullable T value;
  private final Report report;
  private final Locator locator;

  private Read(@Nullable T value, Report report, Locator locator) {
    this.value = value;
    this.report = report;
    this.locator = locator;
  }

  /** Returns the outcome with the value, or without it if the report holds an error. */
  public static <T> Read<T> of(@Nullable T value, Report report) {
    return of(value, report, (problem, path) -> problem);
  }

  /**
   * Returns the outcome of reading a text.
   *
   * @param locator finds places in the text
   */
  public static <T> Read<T> of(@Nullable T value, Report report, Locator locator) {
    return new Read<>(report.hasErrors() ? null : Objects.requireNonNull(value), report, locator);
  }

  /**
   * Returns an empty collection for what is found out about the value later; its problems get their
   * place in the text that was read.
   */
  public Problems newProblems() {
    return Problems.locatedBy(locator);
  }

  /** Returns every problem found, warnings included. */
  public Report report() {
    return report;
  }

  /** Returns the value, empty if the report holds an error. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /**
   * Returns the value.
   *
   * @throws InvalidConfigException with all problems, if one of them is an error
   */
  public T orThrow() {
    report.throwIfErrors();
    return Objects.requireNonNull(value);
  }

  /** Returns the report's first lines; never the value. */
  @Override
  public String toString() {
    return value == null ? report.toString() : "Read[" + report.problems().size() + " problems]";
  }
}
