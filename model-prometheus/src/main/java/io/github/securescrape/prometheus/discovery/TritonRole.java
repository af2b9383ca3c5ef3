// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;

/** What of Triton becomes targets. */
public enum TritonRole implements Keyword {
  /** Compute nodes: one target each. */
  CN("cn"),
  /** Virtual machines and containers: one target each. */
  CONTAINER("container");

  private final String keyword;

  TritonRole(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
