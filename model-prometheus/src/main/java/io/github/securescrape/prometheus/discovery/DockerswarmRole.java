// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;

/** What of a Docker Swarm becomes targets. */
public enum DockerswarmRole implements Keyword {
  /** Services: one target for each port. */
  SERVICES("services"),
  /** Tasks: one target for each port. */
  TASKS("tasks"),
  /** Nodes: one target each. */
  NODES("nodes");

  private final String keyword;

  DockerswarmRole(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
