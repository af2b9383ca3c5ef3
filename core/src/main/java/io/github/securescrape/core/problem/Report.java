// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import io.github.securescrape.core.internal.json.JsonText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All problems found in one look at a configuration, ordered by place: those that its {@link
 * Profile} shows, {@link Profile#RECOMMENDED} unless said otherwise, and that nobody suppressed.
 */
public final class Report {

  private static final Report CLEAN = new Report(List.of(), Profile.RECOMMENDED, Map.of());

  private final List<Problem> found;
  private final Profile profile;
  private final Map<Problem, Suppression> suppressions;
  private final List<Problem> problems;

  private Report(List<Problem> found, Profile profile, Map<Problem, Suppression> suppressions) {
    this.found = found;
    this.profile = profile;
    this.suppressions = suppressions;
    boolean all =
        suppressions.isEmpty() && found.stream().allMatch(each -> profile.shows(each.code()));
    problems =
        all
            ? found
            : found.stream()
                .filter(each -> profile.shows(each.code()) && !suppressions.containsKey(each))
                .toList();
  }

  /** Returns a report without problems. */
  public static Report clean() {
    return CLEAN;
  }

  /** Returns a report of the given problems, ordered by place. */
  public static Report of(Collection<Problem> problems) {
    return problems.isEmpty()
        ? CLEAN
        : new Report(ordered(problems), Profile.RECOMMENDED, Map.of());
  }

  /** Returns one report of all problems in the given ones, which shows what one of them shows. */
  public static Report join(Report... reports) {
    Map<Problem, Suppression> suppressions = new LinkedHashMap<>();
    List<Problem> found = new ArrayList<>();
    Profile profile = reports.length == 0 ? Profile.RECOMMENDED : Profile.LOADER;
    for (Report each : reports) {
      found.addAll(each.found);
      each.suppressions.forEach(suppressions::putIfAbsent);
      profile = each.profile.compareTo(profile) > 0 ? each.profile : profile;
    }
    if (!suppressions.isEmpty()) {
      for (Report each : reports) {
        each.found.stream()
            .filter(problem -> !each.suppressions.containsKey(problem))
            .forEach(suppressions::remove);
      }
    }
    return new Report(ordered(found), profile, suppressions);
  }

  private static List<Problem> ordered(Collection<Problem> problems) {
    return problems.stream().sorted().distinct().toList();
  }

  /** Returns all problems that this report shows, ordered by place. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Returns all problems, ordered by place, shown or not: for whoever makes another report of them.
   */
  public List<Problem> found() {
    return found;
  }

  /** Returns the problems that a profile shows. */
  public Report under(Profile profile) {
    return new Report(found, profile, suppressions);
  }

  /**
   * Returns this report without the warnings and notes that are suppressed, and with notes about
   * suppressions that fit nothing, have ended, or are about errors only.
   *
   * @param today the day on which each suppression has to hold
   */
  public Report suppressing(Suppressions suppressions, LocalDate today) {
    List<Problem> all = new ArrayList<>(found);
    Map<Problem, Suppression> suppressed = new LinkedHashMap<>(this.suppressions);
    List<Problem> notes = new ArrayList<>();
    suppressions.apply(found, today, notes).forEach(suppressed::putIfAbsent);
    all.addAll(notes);
    return new Report(ordered(all), profile, suppressed);
  }

  /** Returns what would be shown if nobody had suppressed it, and by what it is suppressed. */
  public Map<Problem, Suppression> suppressed() {
    Map<Problem, Suppression> shown = new LinkedHashMap<>();
    found.stream()
        .filter(each -> profile.shows(each.code()) && suppressions.containsKey(each))
        .forEach(each -> shown.put(each, suppressions.get(each)));
    return Collections.unmodifiableMap(shown);
  }

  /** Returns this report without known problems, and with a note about each that is no more. */
  public Report beyond(Baseline baseline) {
    List<Problem> notes = new ArrayList<>();
    List<Problem> all = new ArrayList<>(baseline.beyond(found, notes));
    all.addAll(notes);
    return new Report(ordered(all), profile, suppressions);
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
    String all = problems.stream().map(Problem::toText).collect(Collectors.joining("\n"));
    return all + (all.isEmpty() ? "" : "\n") + counts() + "\n";
  }

  /**
   * Returns the report for programs: a JSON object with {@code problems} and counts, and what is
   * {@code suppressed} if there is such.
   */
  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("errors", of(Severity.ERROR).count());
    tree.put("warnings", of(Severity.WARNING).count());
    tree.put("notes", of(Severity.NOTE).count());
    tree.put("problems", problems.stream().map(Problem::toTree).toList());
    Map<Problem, Suppression> suppressed = suppressed();
    if (!suppressed.isEmpty()) {
      List<Object> trees = new ArrayList<>();
      suppressed.forEach((problem, by) -> trees.add(suppressedTree(problem, by)));
      tree.put("suppressed", trees);
    }
    return JsonText.print(tree);
  }

  private static Map<String, Object> suppressedTree(Problem problem, Suppression by) {
    Map<String, Object> tree = problem.toTree();
    tree.put("reason", by.reason());
    if (by.until() != null) {
      tree.put("until", by.until().toString());
    }
    return tree;
  }

  /** Returns the report in the format that code hosts and editors read: SARIF 2.1.0. */
  public String toSarif() {
    return JsonText.print(Sarif.toTree(problems, suppressed()));
  }

  private String counts() {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = of(severity).count();
      if (count > 0) {
        counts.add(count + " " + severity + (count == 1 ? "" : "s"));
      }
    }
    if (counts.isEmpty()) {
      counts.add("no problems");
    }
    int suppressed = suppressed().size();
    if (suppressed > 0) {
      counts.add(suppressed + " suppressed");
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
