// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.internal.ReloaderVariables;
import java.util.List;
import java.util.function.BiConsumer;

/** What Prometheus does not mind in a scrape job, but a cluster makes a matter. */
final class JobLints {

  private final List<PlacedJob> jobs;

  JobLints(List<PlacedJob> jobs) {
    this.jobs = jobs;
  }

  /** Warns of each secret that stands in clear. */
  void secrets(ProblemCode code) {
    for (PlacedJob job : jobs) {
      Trees.scalars(
          job.tree(),
          YamlPath.root(),
          (path, scalar) -> {
            if (SecretKeyNames.isInJob(path) && !scalar.isNull() && !scalar.text().isEmpty()) {
              job.at(path).add(code, path.isIndex() ? "secrets" : path.name());
            }
          });
    }
  }

  /** Warns of what the operator's config-reloader replaces. */
  void variables() {
    jobs.forEach(job -> ReloaderVariables.warn(job.tree(), job.problems()));
  }

  /** Visits each file that a job names, with where it does so. */
  void files(BiConsumer<String, PlacedFile> visitor) {
    for (PlacedJob job : jobs) {
      Trees.scalars(
          job.tree(),
          YamlPath.root(),
          (path, scalar) -> {
            if (isFile(path) && !job.opaque().contains(path.toString())) {
              visitor.accept(scalar.text(), (code, args) -> job.at(path).add(code, args));
            }
          });
    }
  }

  private static boolean isFile(YamlPath path) {
    YamlPath parent = path.parent();
    return path.isIndex()
        ? parent != null && parent.name().equals("files")
        : path.name().endsWith("_file");
  }

  /** Where a job names a file. */
  @FunctionalInterface
  interface PlacedFile {
    /** Adds a problem at the name of the file. */
    void add(ProblemCode code, Object... arguments);
  }
}
