// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A rule on several fields of one object, which the definition writes in CEL. */
enum CrdRule {
  ONE_AUTH(
      "one-auth",
      "oauth2,authorization,basicAuth",
      "at most one of basicAuth, authorization, or oauth2 can be configured",
      "Keep one of them."),

  TOPOLOGY_MODE(
      "topology-mode",
      "topology",
      "topology can only be defined when mode is set to 'Topology'",
      "Set `mode: Topology`, or remove `topology`."),

  SHARDS_COVER_TOPOLOGY(
      "shards-cover-topology",
      "shards,shardingStrategy",
      "shards must be greater than or equal to the number of topology values when sharding strategy"
          + " mode is Topology",
      "Raise `shards`, or name fewer values.");

  private static final String TOPOLOGY = "Topology";

  private final String word;
  private final String keys;
  private final String message;
  private final String hint;

  CrdRule(String word, String keys, String message, String hint) {
    this.word = word;
    this.keys = keys;
    this.message = message;
    this.hint = hint;
  }

  /** Returns the rule of a word in the tables. */
  static CrdRule of(String word) {
    return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst().orElseThrow();
  }

  boolean holds(Map<?, ?> object) {
    return switch (this) {
      case ONE_AUTH -> Stream.of(keys()).filter(key -> has(object, key)).count() <= 1;
      case TOPOLOGY_MODE -> !has(object, "topology") || textOf(object, "mode").equals(TOPOLOGY);
      case SHARDS_COVER_TOPOLOGY -> coversTopology(object);
    };
  }

  /** Returns the fields to point at, the first that is there. */
  String[] keys() {
    return keys.split(",");
  }

  String message() {
    return message;
  }

  String hint() {
    return hint;
  }

  private static boolean coversTopology(Map<?, ?> spec) {
    if (!(spec.get("shardingStrategy") instanceof Map<?, ?> strategy)
        || !textOf(strategy, "mode").equals(TOPOLOGY)
        || !(strategy.get("topology") instanceof Map<?, ?> topology)
        || !(topology.get("values") instanceof List<?> values)
        || values.isEmpty()) {
      return true;
    }
    Found shards = Found.of(spec.get("shards"));
    return shards.isNull()
        ? values.size() <= 1
        : shards.kind() != Found.Kind.INTEGER || shards.number() >= values.size();
  }

  private static boolean has(Map<?, ?> object, String key) {
    return !Found.of(object.get(key)).isNull();
  }

  private static String textOf(Map<?, ?> object, String key) {
    return Found.of(object.get(key)).text();
  }
}
