// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.prometheus.internal.targets.TargetLabels;
import io.github.securescrape.prometheus.relabel.LabelSet;
import java.time.Duration;

/**
 * A target that is scraped.
 *
 * @param source where it was found, such as {@code static_configs[0].targets[1]}
 * @param discovered its labels before the rules of its job, as {@code discoveredLabels} shows them
 * @param allLabels its labels after the rules, those with {@code __} included
 * @param url the URL that is scraped, as {@code scrapeUrl} shows it
 * @param interval time between scrapes
 * @param timeout time after which a scrape fails
 * @since 0.1
 */
public record Target(
    String source,
    LabelSet discovered,
    LabelSet allLabels,
    String url,
    Duration interval,
    Duration timeout) {

  /** Returns the labels that its samples get: those without {@code __}. */
  public LabelSet labels() {
    return allLabels.without(name -> name.startsWith(TargetLabels.INTERNAL_PREFIX));
  }

  /** Returns {@code host:port}. */
  public String address() {
    return allLabels.get(TargetLabels.ADDRESS);
  }

  /** Returns such as {@code https://node01:9100/metrics {instance="node01:9100", job="node"}}. */
  @Override
  public String toString() {
    return url + " " + labels();
  }
}
