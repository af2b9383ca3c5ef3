// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.YamlPath;
import java.util.List;
import java.util.Optional;

/** Values files in the order in which Helm merges them: what stands last counts. */
record ValuesLayers(List<ValuesFile> files) implements Places {

  @Override
  public Problem locate(Problem problem, YamlPath path) {
    return ValuesFile.locate(fileOf(path).document(), problem, path);
  }

  @Override
  public Location placeOf(YamlPath path) {
    return fileOf(path).document().placeOf(path);
  }

  @Override
  public Optional<BlockPlace> blockAt(YamlPath path) {
    return fileOf(path).blockAt(path);
  }

  /** Returns the file that a merged value comes from, or that comes nearest to it. */
  private ValuesFile fileOf(YamlPath path) {
    for (YamlPath at = path; at != null; at = at.parent()) {
      for (int i = files.size() - 1; i >= 0; i--) {
        if (files.get(i).holds(at)) {
          return files.get(i);
        }
      }
    }
    return files.get(files.size() - 1);
  }
}
