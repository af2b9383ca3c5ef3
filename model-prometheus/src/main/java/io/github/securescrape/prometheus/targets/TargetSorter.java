// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.prometheus.internal.targets.ScrapeUrl;
import io.github.securescrape.prometheus.internal.targets.TargetFault;
import io.github.securescrape.prometheus.internal.targets.TargetLabels;
import io.github.securescrape.prometheus.internal.targets.TargetMaker;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.LeftOut.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Sorts the targets of a job by what becomes of them. */
final class TargetSorter {

  private final ScrapeJob job;
  private final TargetMaker maker;
  private final List<Target> targets = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Map<LabelSet, Target> known = new HashMap<>();

  TargetSorter(ScrapeJob job, TargetMaker maker) {
    this.job = job;
    this.maker = maker;
  }

  void add(String source, LabelSet discovered) {
    Optional<LabelSet> relabeled =
        maker.relabel(discovered, step -> leftOut.add(LeftOut.dropped(source, discovered, step)));
    if (relabeled.isEmpty()) {
      return;
    }
    List<TargetFault> faults = maker.faults(relabeled.get());
    if (!faults.isEmpty()) {
      leftOut.add(new LeftOut(source, discovered, Reason.REFUSED, faults.get(0).toString(), null));
      return;
    }
    LabelSet labels = maker.complete(relabeled.get());
    // The URL follows from the labels.
    Target same = known.get(labels);
    if (same != null) {
      String why = "same labels and URL as " + same.source();
      leftOut.add(new LeftOut(source, discovered, Reason.DUPLICATE, why, null));
      return;
    }
    Target target =
        new Target(
            source,
            discovered,
            labels,
            ScrapeUrl.of(labels, job.params()),
            time(labels, TargetLabels.INTERVAL),
            time(labels, TargetLabels.TIMEOUT));
    known.put(labels, target);
    targets.add(target);
  }

  private static Duration time(LabelSet labels, String label) {
    return Objects.requireNonNull(PrometheusDuration.parse(labels.get(label)));
  }

  JobTargets done() {
    return new JobTargets(job, maker, targets, leftOut);
  }
}
