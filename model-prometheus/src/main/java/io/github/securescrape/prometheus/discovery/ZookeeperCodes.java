// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import java.util.List;

/** What can be wrong with a discovery in ZooKeeper, in Prometheus' words. */
final class ZookeeperCodes {

  static final ProblemCode NO_SERVERS =
      ProblemCode.error(
              "discovery.zookeeper.no-servers",
              "{0} SD config must contain at least one Zookeeper server",
              "Add an address under `servers`.")
          .onKeys("servers");

  static final ProblemCode NO_PATHS =
      ProblemCode.error(
              "discovery.zookeeper.no-paths",
              "{0} SD config must contain at least one path",
              "Add a path under `paths`.")
          .onKeys("paths");

  static final ProblemCode PATH =
      ProblemCode.error(
          "discovery.zookeeper.path",
          "{0} SD config paths must begin with `/`: \"{1}\"",
          "Put `/` before it.");

  private ZookeeperCodes() {}

  /** States that there are servers and paths, and that a path is one. */
  static void check(Invariants rules, String kind, List<String> servers, List<String> paths) {
    rules.holds(!servers.isEmpty(), NO_SERVERS, kind).holds(!paths.isEmpty(), NO_PATHS, kind);
    for (int i = 0; i < paths.size(); i++) {
      rules.at("paths", i).holds(paths.get(i).startsWith("/"), PATH, kind, paths.get(i));
    }
  }
}
