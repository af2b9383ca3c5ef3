// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

/**
 * What becomes of one ScrapeConfig.
 *
 * @param namespace of the ScrapeConfig
 * @param name of the ScrapeConfig
 * @param isSelected whether the Prometheus selects it
 * @param isAccepted whether the operator makes a job of it; false if it is not selected
 */
public record Selection(String namespace, String name, boolean isSelected, boolean isAccepted) {

  /** Returns such as {@code monitoring/node: accepted}. */
  @Override
  public String toString() {
    String verdict = isAccepted ? "accepted" : isSelected ? "refused" : "not selected";
    return namespace + "/" + name + ": " + verdict;
  }
}
