// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.YamlPath;
import java.util.Optional;

/** Where values stand: in files, or nowhere if a program made them. */
interface Places {

  /** Those of values that stand in no file. */
  Places NONE =
      new Places() {
        @Override
        public Problem locate(Problem problem, YamlPath path) {
          return problem.moved(Location.ofPath(path.toString()), null);
        }

        @Override
        public Location placeOf(YamlPath path) {
          return Location.ofPath(path.toString());
        }

        @Override
        public Optional<BlockPlace> blockAt(YamlPath path) {
          return Optional.empty();
        }
      };

  /** Returns a problem with its place and excerpt. */
  Problem locate(Problem problem, YamlPath path);

  /** Returns where a value stands. */
  Location placeOf(YamlPath path);

  /** Returns where the lines of a long text stand, empty if they cannot be told apart. */
  Optional<BlockPlace> blockAt(YamlPath path);
}
