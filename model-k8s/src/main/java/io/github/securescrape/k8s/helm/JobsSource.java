// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.internal.Retyping;
import java.util.ArrayList;
import java.util.List;

/** Scrape jobs as a list in values. */
final class JobsSource {

  private final Findings findings;
  private final Retyping retyping;

  JobsSource(Findings findings, Retyping retyping) {
    this.findings = findings;
    this.retyping = retyping;
  }

  /** Returns the jobs of a list that passes {@code tpl}. */
  List<PlacedJob> evaluated(List<Object> list, YamlPath path) {
    List<PlacedJob> jobs = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Problems place = findings.at(path.index(i));
      TplCheck tpl = new TplCheck();
      Object raw = tpl.evaluate(list.get(i), YamlPath.root(), place);
      jobs.add(job(raw, path.index(i), tpl));
    }
    return jobs;
  }

  /** Returns the jobs of a list that does not pass {@code tpl}. */
  List<PlacedJob> plain(List<Object> list, YamlPath path) {
    List<PlacedJob> jobs = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      jobs.add(plain(list.get(i), path.index(i)));
    }
    return jobs;
  }

  /** Returns a job that does not pass {@code tpl}. */
  PlacedJob plain(Object raw, YamlPath path) {
    return job(raw, path, new TplCheck());
  }

  private PlacedJob job(Object raw, YamlPath path, TplCheck tpl) {
    return new PlacedJob(
        raw,
        retyping.ofTree(raw),
        tpl.opaque(),
        findings.at(path),
        inner -> findings.places().placeOf(join(path, inner)));
  }

  /** Returns a path followed by another. */
  static YamlPath join(YamlPath path, YamlPath inner) {
    YamlPath joined = path;
    for (Object segment : inner.segments()) {
      joined =
          segment instanceof Integer index ? joined.index(index) : joined.key((String) segment);
    }
    return joined;
  }
}
