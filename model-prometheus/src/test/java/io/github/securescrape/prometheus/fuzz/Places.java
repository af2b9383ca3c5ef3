// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.fuzz.Promtool.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a problem of ours stands on each line that promtool names. */
final class Places {

  private static final Pattern LINE = Pattern.compile("line (\\d+): (.*)");

  /** What the parser of go-yaml says, which counts lines from 0, unlike its scanner. */
  private static final Pattern PARSER =
      Pattern.compile(
          "did not find expected (key|node content|'|<).*|found (undefined|duplicate|incompat).*");

  private final List<String> misses = new ArrayList<>();
  private final KnownDifferences known;
  private int total;

  Places(KnownDifferences known) {
    this.known = known;
  }

  /** Compares the lines of a file that both refuse for what it says itself. */
  void compare(Verdict verdict, Report report, FuzzCase file) {
    if (file.opensFiles() || known.namesKeyLeftOut(verdict.message())) {
      return;
    }
    Matcher line = LINE.matcher(verdict.message());
    while (line.find()) {
      int shift = PARSER.matcher(line.group(2)).matches() ? 1 : 0;
      int number = Integer.parseInt(line.group(1)) + shift;
      total++;
      if (report.errors().stream().noneMatch(each -> each.location().line() == number)) {
        misses.add(line.group() + "\n" + report.toText() + "\n" + file);
      }
    }
  }

  /** Returns whether more than one line in a hundred is missed. */
  boolean areFar() {
    return misses.size() * 100 > total;
  }

  String toText() {
    return String.join("\n----------------\n", misses);
  }

  /** Returns the figure. */
  @Override
  public String toString() {
    return (total - misses.size()) + " of " + total + " lines named";
  }
}
