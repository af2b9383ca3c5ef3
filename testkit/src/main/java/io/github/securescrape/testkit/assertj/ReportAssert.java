// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Report;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about what was found in files; failures print the whole report.
 *
 * <p>{@code hasProblem} chooses the problems of a kind; what follows keeps those that meet it, and
 * one must be left.
 */
public class ReportAssert extends AbstractAssert<ReportAssert, Report> {

  private List<Problem> chosen = List.of();
  private String wanted = "";

  /** Returns assertions about this report. */
  public ReportAssert(Report actual) {
    super(actual, ReportAssert.class);
  }

  /** Verifies that nothing at all was found. */
  public ReportAssert hasNoProblems() {
    isNotNull();
    return holds(actual.problems().isEmpty(), "no problems");
  }

  /** Verifies that the files would be loaded; warnings and notes do not count. */
  public ReportAssert hasNoErrors() {
    isNotNull();
    return holds(!actual.hasErrors(), "no errors");
  }

  /** Verifies that the files would not be loaded. */
  public ReportAssert hasErrors() {
    isNotNull();
    return holds(actual.hasErrors(), "errors");
  }

  /** Verifies that there are that many problems, whatever their severity. */
  public ReportAssert hasProblems(int count) {
    isNotNull();
    return holds(actual.problems().size() == count, count + " problems");
  }

  /** Verifies that there is no problem of that kind. */
  public ReportAssert hasNoProblem(ProblemCode code) {
    isNotNull();
    boolean none = actual.problems().stream().noneMatch(each -> each.code().equals(code));
    return holds(none, "no problem " + code.id());
  }

  /** Verifies that there is a problem of that kind, and chooses it. */
  public ReportAssert hasProblem(ProblemCode code) {
    return hasProblem(code.id());
  }

  /**
   * Verifies that there is a problem of that kind, and chooses it.
   *
   * @param code such as {@code http.basic-auth.password-conflict}
   */
  public ReportAssert hasProblem(String code) {
    isNotNull();
    chosen = actual.problems();
    wanted = "problem " + code;
    return keep(each -> each.code().id().equals(code), "");
  }

  /** Verifies the line of the chosen problem; the first is 1. */
  public ReportAssert atLine(int line) {
    return keep(each -> each.location().line() == line, " at line " + line);
  }

  /** Verifies line and column of the chosen problem; the first are 1. */
  public ReportAssert at(int line, int column) {
    return atLine(line).keep(each -> each.location().column() == column, ":" + column);
  }

  /** Verifies where in the YAML the chosen problem is, such as {@code scrape_configs[1].scheme}. */
  public ReportAssert atPath(String path) {
    return keep(each -> each.location().path().equals(path), " at " + path);
  }

  /** Verifies how the name of the chosen problem's file ends. */
  public ReportAssert inFile(String name) {
    return keep(each -> String.valueOf(each.location().file()).endsWith(name), " in file " + name);
  }

  /** Verifies a part of the chosen problem's message. */
  public ReportAssert withMessage(String part) {
    return keep(each -> each.message().contains(part), " with \"" + part + "\"");
  }

  private ReportAssert keep(Predicate<Problem> condition, String name) {
    if (wanted.isEmpty()) {
      throw new IllegalStateException("choose a problem by hasProblem() first");
    }
    wanted += name;
    List<Problem> left = chosen.stream().filter(condition).toList();
    // What nothing was left of has failed already: soft assertions go on.
    boolean failed = left.isEmpty() && (!chosen.isEmpty() || name.isEmpty());
    chosen = left;
    return holds(!failed, wanted);
  }

  private ReportAssert holds(boolean holds, String expected) {
    if (!holds) {
      failWithMessage("%nexpected %s, but found:%n%s", expected, actual.toText());
    }
    return this;
  }
}
