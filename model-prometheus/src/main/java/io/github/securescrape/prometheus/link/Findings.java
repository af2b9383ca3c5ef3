// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is found at one end: when it was read, of its links, and what is unsafe beyond that. */
final class Findings {

  /** What a problem is about: a key at a place. */
  private record Matter(Location place, List<String> key) {
    static Matter of(Problem problem) {
      List<String> keys = problem.code().keys();
      return new Matter(problem.location(), keys.isEmpty() ? keys : keys.subList(0, 1));
    }
  }

  private final Read<?> read;
  private final Problems links;
  private final Problems unsafe;

  Findings(Read<?> read) {
    this.read = read;
    this.links = read.newProblems();
    this.unsafe = read.newProblems();
  }

  /** Returns where to add what becomes of links. */
  Problems links() {
    return links;
  }

  /** Returns where to add what is unsafe. */
  Problems unsafe() {
    return unsafe;
  }

  /** Returns all; of one matter, what becomes of links says enough. */
  Report report() {
    if (links.isEmpty()) {
      return Report.join(read.report(), unsafe.toReport());
    }
    Report found = links.toReport();
    Set<Matter> said = found.found().stream().map(Matter::of).collect(Collectors.toSet());
    List<Problem> rest =
        unsafe.toReport().found().stream().filter(each -> !said.contains(Matter.of(each))).toList();
    return Report.join(read.report(), found, Report.of(rest));
  }
}
