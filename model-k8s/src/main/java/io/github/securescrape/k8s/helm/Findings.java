// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with values, and where they stand. */
final class Findings {

  private final Places places;
  private final Problems problems;
  private final List<Problems> others = new ArrayList<>();
  private final List<Problem> located = new ArrayList<>();

  Findings(Places places) {
    this.places = places;
    this.problems = Problems.locatedBy(places::locate);
  }

  Places places() {
    return places;
  }

  /** Returns the problems of what stands at a path of the values. */
  Problems at(YamlPath path) {
    return problems.at(path);
  }

  /** Adds a problem that has its place. */
  void add(Problem problem) {
    located.add(problem);
  }

  /** Adds the problems of a document that stands in the values as a text. */
  void include(Problems other) {
    others.add(other);
  }

  /** Returns all problems so far. */
  List<Problem> all() {
    List<Problem> all = new ArrayList<>(located);
    all.addAll(problems.toReport().problems());
    others.forEach(each -> all.addAll(each.toReport().problems()));
    return all;
  }
}
