// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Suppressions that are applied to one report together. */
public final class Suppressions {

  /** A suppression that nothing in the report needs. */
  public static final ProblemCode UNUSED =
      ProblemCode.note(
          "report.suppression.unused",
          "suppression of `{0}` ({1}) fits no problem",
          "Remove it, or mend its code or place.");

  /** A suppression whose time is over. */
  public static final ProblemCode ENDED =
      ProblemCode.note(
          "report.suppression.ended",
          "suppression of `{0}` ({1}) has ended with {2}",
          "Mend the problem, or give the suppression a later `until`.");

  /** A suppression of an error. */
  public static final ProblemCode OF_ERROR =
      ProblemCode.note(
          "report.suppression.error",
          "suppression of `{0}` ({1}) cannot hide an error",
          "Mend the error: the file would be refused all the same.");

  private static final Suppressions NONE = new Suppressions(List.of());

  private final List<Suppression> all;

  private Suppressions(List<Suppression> all) {
    this.all = all;
  }

  /** Returns no suppressions. */
  public static Suppressions none() {
    return NONE;
  }

  /** Returns the given suppressions; where two fit one problem, the first counts. */
  public static Suppressions of(Suppression... suppressions) {
    return of(Arrays.asList(suppressions));
  }

  /** Returns the given suppressions; where two fit one problem, the first counts. */
  public static Suppressions of(List<Suppression> suppressions) {
    return new Suppressions(List.copyOf(suppressions));
  }

  /** Returns these suppressions, then the others. */
  public Suppressions and(Suppressions others) {
    return of(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  /** Returns the suppressions in their order. */
  public List<Suppression> all() {
    return all;
  }

  /**
   * Returns which problems are suppressed on a day, and adds notes about suppressions to a list.
   */
  Map<Problem, Suppression> apply(List<Problem> problems, LocalDate today, List<Problem> notes) {
    Map<Problem, Suppression> suppressed = new LinkedHashMap<>();
    for (Suppression each : all) {
      SuppressionPattern pattern = new SuppressionPattern(each);
      List<Problem> fitting = problems.stream().filter(pattern::matches).toList();
      List<Problem> hideable =
          fitting.stream().filter(problem -> problem.severity() != Severity.ERROR).toList();
      if (fitting.isEmpty()) {
        notes.add(note(UNUSED, each));
      } else if (!each.holdsOn(today)) {
        notes.add(note(ENDED, each));
      } else {
        hideable.forEach(problem -> suppressed.putIfAbsent(problem, each));
        if (hideable.isEmpty()) {
          notes.add(note(OF_ERROR, each));
        }
      }
    }
    return suppressed;
  }

  private static Problem note(ProblemCode code, Suppression about) {
    return code.at(about.location(), about.code(), about.reason(), about.until());
  }
}
