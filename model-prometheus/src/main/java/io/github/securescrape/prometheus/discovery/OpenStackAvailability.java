// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;

/** Which endpoints of OpenStack's services are used. */
public enum OpenStackAvailability implements Keyword {
  /** Those for everybody. */
  PUBLIC("public"),
  /** Those on the internal network. */
  INTERNAL("internal"),
  /** Those for administrators. */
  ADMIN("admin");

  private final String keyword;

  OpenStackAvailability(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
