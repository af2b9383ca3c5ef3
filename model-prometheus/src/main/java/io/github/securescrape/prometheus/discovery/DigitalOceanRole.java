// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;

/** What of DigitalOcean becomes targets. */
public enum DigitalOceanRole implements Keyword {
  /** Droplets: one target each. */
  DROPLETS("droplets"),
  /** Managed databases: one target for each host. */
  DATABASES("databases");

  private final String keyword;

  DigitalOceanRole(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
