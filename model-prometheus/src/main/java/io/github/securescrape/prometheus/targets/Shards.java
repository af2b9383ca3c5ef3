// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.internal.targets.TargetLabels;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.RelabelAction;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.relabel.Relabeling;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which of several Prometheus servers scrapes which target, by the rules that prometheus-operator
 * adds to each job where {@code shards} is above 1: the MD5 of {@code __address__}, or of {@code
 * __tmp_hash} if the job sets it, modulo the number of shards. A job that sets {@code
 * __tmp_disable_sharding} is scraped by every shard.
 *
 * <pre>{@code
 * Shards shards = Shards.of(3);
 * int shard = shards.of("node01.example.org:9100");
 * PrometheusConfig ofThatServer = shards.config(config, shard);
 * }</pre>
 */
public final class Shards {

  private static final String HASH = "__tmp_hash";
  private static final String DISABLED = "__tmp_disable_sharding";

  private final int count;
  private final Relabeling hashing;

  private Shards(int count) {
    this.count = count;
    this.hashing = Relabeling.of(hashRules(), PrometheusVersion.NEWEST_KNOWN.number());
  }

  /**
   * Returns as many shards.
   *
   * @throws IllegalArgumentException if there is not even one
   */
  public static Shards of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("there is at least 1 shard, not " + count);
    }
    return new Shards(count);
  }

  /** Returns how many shards there are. */
  public int count() {
    return count;
  }

  private List<RelabelConfig> hashRules() {
    return List.of(
        RelabelConfig.builder()
            .sourceLabels(List.of(TargetLabels.ADDRESS, HASH))
            .targetLabel(HASH)
            .regex("(.+);")
            .replacement("$1")
            .action(RelabelAction.REPLACE)
            .build(),
        RelabelConfig.builder()
            .sourceLabels(List.of(HASH))
            .targetLabel(HASH)
            .modulus((long) count)
            .action(RelabelAction.HASHMOD)
            .build());
  }

  /**
   * Returns the rules that a shard's Prometheus has at the end of each job; none for a single
   * shard.
   *
   * @throws IndexOutOfBoundsException if there is no such shard
   */
  public List<RelabelConfig> rules(int shard) {
    if (shard < 0 || shard >= count) {
      throw new IndexOutOfBoundsException("shard " + shard + " of " + count);
    }
    if (count == 1) {
      return List.of();
    }
    List<RelabelConfig> rules = new ArrayList<>(hashRules());
    rules.add(
        RelabelConfig.builder()
            .sourceLabels(List.of(HASH, DISABLED))
            .regex(shard + ";|.+;.+")
            .action(RelabelAction.KEEP)
            .build());
    return List.copyOf(rules);
  }

  /**
   * Returns the configuration that a shard's Prometheus has. A job with a {@code hashmod} rule of
   * its own stays as it is.
   *
   * @throws IndexOutOfBoundsException if there is no such shard
   */
  public PrometheusConfig config(PrometheusConfig config, int shard) {
    List<RelabelConfig> rules = rules(shard);
    List<ScrapeJob> jobs =
        config.scrapeConfigs().stream()
            .map(job -> isSharded(job) ? job : job.toBuilder().addAllRelabelConfigs(rules).build())
            .toList();
    return config.toBuilder().scrapeConfigs(jobs).build();
  }

  private static boolean isSharded(ScrapeJob job) {
    return job.relabelConfigs().stream().anyMatch(each -> each.action() == RelabelAction.HASHMOD);
  }

  /** Returns the shard that scrapes a target at an address, if its job has no rules about it. */
  public int of(String address) {
    return of(LabelSet.of(Map.of(TargetLabels.ADDRESS, address))).orElseThrow();
  }

  /**
   * Returns the shard that scrapes a target, empty if each does.
   *
   * @param labels of the target after the rules of its own job, those with {@code __} included
   */
  public OptionalInt of(LabelSet labels) {
    if (count > 1 && !labels.get(DISABLED).isEmpty()) {
      return OptionalInt.empty();
    }
    // No rule of the two drops a target.
    String hash = hashing.apply(labels).orElseThrow().get(HASH);
    return OptionalInt.of(Integer.parseInt(hash));
  }

  /** Returns how many of some targets another shard scrapes if there are as many as given. */
  public long moved(Collection<String> addresses, Shards later) {
    return addresses.stream().filter(address -> of(address) != later.of(address)).count();
  }
}
