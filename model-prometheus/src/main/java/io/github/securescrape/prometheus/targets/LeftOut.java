// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.RelabelStep;
import org.jspecify.annotations.Nullable;

/**
 * A target that was found, but is not scraped.
 *
 * @param source where it was found, such as {@code static_configs[0].targets[1]}
 * @param discovered its labels before the rules of its job
 * @param reason what kind of reason there is
 * @param why the reason in words: for {@link Reason#REFUSED} those of Prometheus
 * @param droppedBy the rule of {@code relabel_configs} that dropped it; {@code null} if none did
 * @since 0.1
 */
public record LeftOut(
    String source,
    LabelSet discovered,
    Reason reason,
    String why,
    @Nullable RelabelStep droppedBy) {

  static LeftOut dropped(String source, LabelSet discovered, RelabelStep step) {
    // That it drops the target is said already.
    String rule = step.toString();
    String why = "dropped by relabel_configs" + rule.substring(0, rule.lastIndexOf(": dropped"));
    return new LeftOut(source, discovered, Reason.DROPPED, why, step);
  }

  /** Why a target is not scraped. */
  public enum Reason {
    /** A relabeling rule dropped it. */
    DROPPED,
    /** Prometheus cannot scrape it, and says so in its log. */
    REFUSED,
    /** Another target of the job has the same labels and URL. */
    DUPLICATE
  }

  /** Returns such as {@code dropped by relabel_configs[0] keep: "dev" does not match "prod"}. */
  @Override
  public String toString() {
    return source + " " + discovered + ": " + why;
  }
}
