// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;

/** What of Hetzner becomes targets. */
public enum HetznerRole implements Keyword {
  /** Servers of Hetzner Cloud: one target each. */
  HCLOUD("hcloud"),
  /** Dedicated servers, listed by Robot: one target each. */
  ROBOT("robot");

  private final String keyword;

  HetznerRole(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
