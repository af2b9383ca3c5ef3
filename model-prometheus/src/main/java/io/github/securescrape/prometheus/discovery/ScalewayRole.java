// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;

/** What of Scaleway becomes targets. */
public enum ScalewayRole implements Keyword {
  /** Bare metal servers: one target each. */
  BAREMETAL("baremetal"),
  /** Instances: one target each. */
  INSTANCE("instance");

  private final String keyword;

  ScalewayRole(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
