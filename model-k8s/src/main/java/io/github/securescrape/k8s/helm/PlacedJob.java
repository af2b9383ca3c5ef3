// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A scrape job in values.
 *
 * @param raw the job as it is written, once Helm has evaluated it
 * @param tree the job as Prometheus gets it
 * @param opaque printed paths in the job of what nobody but Helm knows
 * @param problems gets what is wrong with the job
 * @param places tells where a path in the job stands
 */
record PlacedJob(
    Object raw,
    Object tree,
    Set<String> opaque,
    Problems problems,
    Function<YamlPath, Location> places) {

  /** Returns the problems of what stands at a path in the job. */
  Problems at(YamlPath path) {
    Problems place = problems;
    for (Object segment : path.segments()) {
      place = segment instanceof Integer index ? place.at(index) : place.at((String) segment);
    }
    return place;
  }

  /** Returns whether there is a section at a path that has a key. */
  boolean hasKey(YamlPath path, String key) {
    return Trees.at(tree, path) instanceof Map<?, ?> map && map.containsKey(key);
  }
}
