// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.prometheus.internal.targets.TargetMaker;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.RelabelExplanation;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.LeftOut.Reason;
import java.util.List;

/** What became of the targets that the discoveries of one scrape job found. */
public final class JobTargets {

  private final ScrapeJob job;
  private final TargetMaker maker;
  private final List<Target> targets;
  private final List<LeftOut> leftOut;

  JobTargets(ScrapeJob job, TargetMaker maker, List<Target> targets, List<LeftOut> leftOut) {
    this.job = job;
    this.maker = maker;
    this.targets = List.copyOf(targets);
    this.leftOut = List.copyOf(leftOut);
  }

  /** Returns the job, as it was given. */
  public ScrapeJob job() {
    return job;
  }

  /** Returns the targets that are scraped, in the order in which they were found. */
  public List<Target> targets() {
    return targets;
  }

  /** Returns the targets that are not scraped, in the order in which they were found. */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /** Returns the targets that are not scraped for one kind of reason. */
  public List<LeftOut> leftOut(Reason reason) {
    return leftOut.stream().filter(each -> each.reason() == reason).toList();
  }

  /** Returns the URLs that are scraped, in the order in which their targets were found. */
  public List<String> urls() {
    return targets.stream().map(Target::url).toList();
  }

  /**
   * Returns what each rule of {@code relabel_configs} does to a target.
   *
   * @param discovered its labels before the rules
   */
  public RelabelExplanation explain(LabelSet discovered) {
    return maker.explain(discovered);
  }
}
