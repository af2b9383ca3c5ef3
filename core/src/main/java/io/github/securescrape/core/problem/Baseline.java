// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Known problems, so that only new ones are shown: one a line, sorted, without numbers of lines and
 * of list items, so that what is added elsewhere in a file makes no difference. Errors are never
 * part of it.
 */
public final class Baseline {

  /** A known problem that is no more. */
  public static final ProblemCode GONE =
      ProblemCode.note(
          "report.baseline.gone",
          "known problem is gone: {0}",
          "Write the baseline anew, so that it stays gone.");

  private static final Pattern LINE_AND_COLUMN = Pattern.compile(":\\d+:\\d+\\b");
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
  private static final String HEADER =
      """
      # Known problems, one a line: code, file, place and message.
      """;

  private final List<String> lines;

  private Baseline(List<String> lines) {
    this.lines = lines;
  }

  /** Returns the warnings and notes that a report shows. */
  public static Baseline of(Report report) {
    return new Baseline(
        report.problems().stream()
            .filter(problem -> problem.severity() != Severity.ERROR)
            .map(Baseline::lineOf)
            .sorted()
            .toList());
  }

  /** Returns what {@link #print} printed; lines that begin with {@code #} are comments. */
  public static Baseline parse(String text) {
    return new Baseline(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .sorted()
            .toList());
  }

  /** Returns the text of a file that holds this. */
  public String print() {
    return HEADER + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** Returns how many problems are known. */
  public int size() {
    return lines.size();
  }

  /**
   * Returns the problems that are not known, errors in any case.
   *
   * @param found all problems
   * @param notes gets a note about each known problem that is no more
   */
  List<Problem> beyond(List<Problem> found, List<Problem> notes) {
    Map<String, Integer> known = new HashMap<>();
    lines.forEach(line -> known.merge(line, 1, Integer::sum));
    List<Problem> unknown = new ArrayList<>();
    for (Problem problem : found) {
      String line = lineOf(problem);
      if (known.merge(line, -1, Integer::sum) < 0 || problem.severity() == Severity.ERROR) {
        unknown.add(problem);
      }
    }
    for (String line : lines) {
      if (known.merge(line, -1, Integer::sum) >= 0) {
        notes.add(GONE.at(Location.ofPath(""), line));
      }
    }
    return unknown;
  }

  private static String lineOf(Problem problem) {
    Location place = problem.location();
    StringBuilder line = new StringBuilder(problem.code().id());
    if (place.file() != null) {
      line.append(' ').append(place.file().replace('\\', '/'));
    }
    if (!place.path().isEmpty()) {
      line.append(" at ").append(INDEX.matcher(place.path()).replaceAll("[]"));
    }
    if (!problem.subject().isEmpty()) {
      line.append(", ").append(problem.subject());
    }
    line.append(": ").append(LINE_AND_COLUMN.matcher(problem.message()).replaceAll(""));
    return ProblemCode.oneLine(line).strip();
  }
}
