// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Since;

/** What of OpenStack becomes targets. */
public enum OpenStackRole implements Keyword {
  /** Hypervisors of Nova: one target each. */
  HYPERVISOR("hypervisor"),
  /** Instances of Nova: one target for each network interface. */
  INSTANCE("instance"),
  /** Load balancers of Octavia with a Prometheus listener: one target each. */
  @Since("3.2.0")
  LOADBALANCER("loadbalancer");

  private final String keyword;

  OpenStackRole(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
