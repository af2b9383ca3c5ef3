// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import io.github.securescrape.core.internal.json.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All problems found in one look at a configuration, ordered by place. */
public final class Report {

  private static final Report CLEAN = new Report(List.of());

  private final List<Problem> problems;

  private Report(List<Problem> problems) {
    this.problems = problems;
  }

  /** Returns a report without problems. */
  public static Report clean() {
    return CLEAN;
  }

  /** Returns a report of the given problems, ordered by place. */
  public static Report of(Collection<Problem> problems) {
    return problems.isEmpty() ? CLEAN : new Report(problems.stream().sorted().distinct().toList());
  }

  /** Returns one report of all problems in the given ones. */
  public static Report join(Report... reports) {
    return of(Arrays.stream(reports).flatMap(report -> report.problems.stream()).toList());
  }

  /** Returns all problems, ordered by place. */
  public List<Problem> problems() {
    return problems;
  }

  /** Returns the problems of severity {@link Severity#ERROR}. */
  public List<Problem> errors() {
    return of(Severity.ERROR).toList();
  }

  /** Returns the problems of severity {@link Severity#WARNING}. */
  public List<Problem> warnings() {
    return of(Severity.WARNING).toList();
  }

  /** Returns the first error, if there is one. */
  public Optional<Problem> firstError() {
    return of(Severity.ERROR).findFirst();
  }

  /** Returns whether there is an error. */
  public boolean hasErrors() {
    return firstError().isPresent();
  }

  /**
   * Returns this report if it holds no error.
   *
   * @throws InvalidConfigException with all problems, if one of them is an error
   */
  public Report throwIfErrors() {
    if (hasErrors()) {
      throw new InvalidConfigException(problems);
    }
    return this;
  }

  /** Returns the report for people: each problem with its line, and a count at the end. */
  public String toText() {
    if (problems.isEmpty()) {
      return "no problems\n";
    }
    String all = problems.stream().map(Problem::toText).collect(Collectors.joining("\n"));
    return all + "\n" + counts() + "\n";
  }

  /** Returns the report for programs: a JSON object with {@code problems} and counts. */
  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("errors", of(Severity.ERROR).count());
    tree.put("warnings", of(Severity.WARNING).count());
    tree.put("notes", of(Severity.NOTE).count());
    tree.put("problems", problems.stream().map(Problem::toTree).toList());
    return JsonText.print(tree);
  }

  /** Returns the report in the format that code hosts and editors read: SARIF 2.1.0. */
  public String toSarif() {
    return JsonText.print(Sarif.toTree(problems));
  }

  private String counts() {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = of(severity).count();
      if (count > 0) {
        counts.add(count + " " + severity + (count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", counts);
  }

  private Stream<Problem> of(Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity);
  }

  /** Returns the first lines of all problems. */
  @Override
  public String toString() {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
