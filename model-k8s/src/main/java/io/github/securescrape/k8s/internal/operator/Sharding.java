// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The rules by which the shards of a Prometheus part the targets of a job. */
final class Sharding {

  private static final String HASH = "__tmp_hash";
  private static final String DISABLE = "__tmp_disable_sharding";
  private static final String CURRENT = "__tmp_current_shard";
  static final String TOPOLOGY = "__tmp_topology";
  private static final String NODE_ZONE =
      "__meta_kubernetes_node_label_topology_kubernetes_io_zone";
  private static final String NODE_ZONE_PRESENT =
      "__meta_kubernetes_node_labelpresent_topology_kubernetes_io_zone";
  private static final String SLICE_ZONE = "__meta_kubernetes_endpointslice_endpoint_zone";

  private Sharding() {}

  /** Returns the rules of a job with those that part its targets, unless it has its own. */
  static List<Object> added(List<Object> rules, PrometheusServer server) {
    long shards = server.shards();
    boolean own = rules.stream().anyMatch(each -> "hashmod".equals(Trees.map(each).get("action")));
    if (shards == 1 || own) {
      return rules;
    }
    List<Object> all = new ArrayList<>(rules);
    if (server.retentionRules()) {
      all.add(rule("target_label", CURRENT, "replacement", "$(SHARD)", "action", "replace"));
      String active =
          LongStream.range(0, shards).mapToObj(Long::toString).collect(Collectors.joining("|"));
      all.add(rule("source_labels", List.of(CURRENT), "regex", active, "action", "keep"));
    }
    int zones = zones(server);
    if (zones > 0) {
      all.addAll(zoneRules());
    }
    all.add(first("(.+);", HASH, "__address__", HASH));
    all.add(
        rule(
            "source_labels",
            List.of(HASH),
            "target_label",
            HASH,
            "modulus",
            zones > 0 ? Math.max(1, shards / zones) : shards,
            "action",
            "hashmod"));
    all.add(kept(HASH, zones > 0 ? "INZONE_SHARD" : "SHARD"));
    return all;
  }

  /** Returns the number of zones that targets are parted by, 0 if they are not. */
  static int zones(PrometheusServer server) {
    Map<String, Object> strategy = Trees.map(server.spec(), "shardingStrategy");
    return server.retentionRules() && Trees.text(strategy, "mode").equals("Topology")
        ? Trees.list(Trees.map(strategy, "topology").get("values")).size()
        : 0;
  }

  private static List<Object> zoneRules() {
    return List.of(
        first("(.+);", TOPOLOGY, SLICE_ZONE, TOPOLOGY),
        first("(.+);true;", TOPOLOGY, NODE_ZONE, NODE_ZONE_PRESENT, TOPOLOGY),
        kept(TOPOLOGY, "TOPOLOGY_ZONE"));
  }

  /** Returns the rule that sets a label unless it is set. */
  private static Map<String, Object> first(String regex, String label, String... sources) {
    return rule(
        "source_labels",
        List.of(sources),
        "target_label",
        label,
        "regex",
        regex,
        "replacement",
        "$1",
        "action",
        "replace");
  }

  private static Map<String, Object> kept(String label, String variable) {
    return rule(
        "source_labels",
        List.of(label, DISABLE),
        "regex",
        "$(" + variable + ");|.+;.+",
        "action",
        "keep");
  }

  /** Returns a rule of keys and values by turns. */
  static Map<String, Object> rule(Object... keysAndValues) {
    Map<String, Object> rule = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      rule.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return rule;
  }
}
