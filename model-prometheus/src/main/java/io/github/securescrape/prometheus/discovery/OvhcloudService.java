// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;

/** What of OVHcloud becomes targets. */
public enum OvhcloudService implements Keyword {
  /** Dedicated servers: one target each. */
  DEDICATED_SERVER("dedicated_server"),
  /** Virtual private servers: one target each. */
  VPS("vps");

  private final String keyword;

  OvhcloudService(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
