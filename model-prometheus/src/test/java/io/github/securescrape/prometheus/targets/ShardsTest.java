// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.RelabelAction;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardsTest {

  private static final List<String> ADDRESSES =
      IntStream.range(0, 1_000).mapToObj(i -> "node" + i + ".example.org:9100").toList();

  private static PrometheusConfig config(ScrapeJob.Builder job) {
    return PrometheusConfig.builder().addScrapeConfigs(job.build()).build();
  }

  private static ScrapeJob.Builder nodes() {
    return ScrapeJob.builder("node").staticTargets(ADDRESSES.toArray(String[]::new));
  }

  @Test
  void shardIsWhatTheRulesOfThatShardKeep() {
    for (int count : List.of(1, 2, 3, 7)) {
      Shards shards = Shards.of(count);
      for (int shard = 0; shard < count; shard++) {
        int here = shard;
        List<String> kept =
            Targets.of(shards.config(config(nodes()), shard)).make().job("node").targets().stream()
                .map(Target::address)
                .toList();
        assertThat(kept)
            .isNotEmpty()
            .containsExactlyElementsOf(
                ADDRESSES.stream().filter(address -> shards.of(address) == here).toList());
      }
    }
  }

  @Test
  void hashIsTheLowerHalfOfMd5() throws NoSuchAlgorithmException {
    for (String address : ADDRESSES) {
      byte[] md5 =
          MessageDigest.getInstance("MD5").digest(address.getBytes(StandardCharsets.UTF_8));
      BigInteger lower = new BigInteger(1, md5).mod(BigInteger.TWO.pow(64));
      assertThat(Shards.of(1_000).of(address))
          .isEqualTo(lower.mod(BigInteger.valueOf(1_000)).intValue());
    }
  }

  @Test
  void jobMayHashAnotherLabelOrNone() {
    Shards shards = Shards.of(5);
    Map<String, String> same = Map.of("__address__", "a:1", "__tmp_hash", "rack7");
    assertThat(shards.of(LabelSet.of(same)).orElseThrow()).isEqualTo(shards.of("rack7"));
    LabelSet everywhere =
        LabelSet.of(Map.of("__address__", "a:1", "__tmp_disable_sharding", "true"));
    assertThat(shards.of(everywhere)).isEmpty();
    RelabelConfig disabling =
        RelabelConfig.builder().targetLabel("__tmp_disable_sharding").replacement("true").build();
    for (int shard = 0; shard < 5; shard++) {
      PrometheusConfig config = shards.config(config(nodes().addRelabelConfigs(disabling)), shard);
      assertThat(Targets.of(config).make().job("node").targets()).hasSize(1_000);
    }
  }

  @Test
  void jobWithHashesOfItsOwnStaysAsItIs() {
    PrometheusConfig own =
        config(
            nodes()
                .addRelabelConfigs(
                    RelabelConfig.builder()
                        .sourceLabels(List.of("__address__"))
                        .targetLabel("bucket")
                        .modulus(4L)
                        .action(RelabelAction.HASHMOD)
                        .build()));
    assertThat(Shards.of(3).config(own, 1)).isEqualTo(own);
    assertThat(Shards.of(1).config(config(nodes()), 0)).isEqualTo(config(nodes()));
  }

  @Test
  void mostTargetsMoveWhenTheNumberOfShardsChanges() {
    assertThat(Shards.of(4).moved(ADDRESSES, Shards.of(4))).isZero();
    assertThat(Shards.of(4).moved(ADDRESSES, Shards.of(8))).isBetween(400L, 600L);
    assertThat(Shards.of(4).moved(ADDRESSES, Shards.of(5))).isBetween(700L, 900L);
  }

  @Test
  void thereIsNoShardBeyondTheLast() {
    assertThatThrownBy(() -> Shards.of(0)).hasMessage("there is at least 1 shard, not 0");
    assertThatThrownBy(() -> Shards.of(3).rules(3)).hasMessage("shard 3 of 3");
  }
}
