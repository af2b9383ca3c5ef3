// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each shard keeps of 1,000 addresses, by the operator's rules in each real promtool. */
class ShardsPeersTest {

  private static final Pattern KEPT = Pattern.compile("\"instance\": \"([^\"]+)\"");
  private static final List<String> FORMS =
      List.of("10.0.%d.%d:9100", "node%d-%d.example.org:9100", "[2001:db8::%x:%x]:9100");
  private static final List<String> ADDRESSES =
      IntStream.range(0, 1_000)
          .mapToObj(i -> FORMS.get(i % 3).formatted(i / 250, i % 250))
          .toList();

  @Test
  void shardKeepsWhatItIsSaidTo() throws Exception {
    ScrapeJob job =
        ScrapeJob.builder("node").staticTargets(ADDRESSES.toArray(String[]::new)).build();
    PrometheusConfig config = PrometheusConfig.builder().addScrapeConfigs(job).build();
    for (RealTool promtool : RealTool.findAll("prometheus", "promtool")) {
      for (int count : List.of(3, 7)) {
        Shards shards = Shards.of(count);
        for (int shard = 0; shard < count; shard++) {
          int here = shard;
          promtool.write("prometheus.yml", PrometheusYaml.print(shards.config(config, shard)));
          String printed =
              promtool.run("check", "service-discovery", "--timeout=1s", "prometheus.yml", "node");
          assertThat(KEPT.matcher(printed).results().map((MatchResult each) -> each.group(1)))
              .containsExactlyInAnyOrderElementsOf(
                  ADDRESSES.stream().filter(each -> shards.of(each) == here).toList());
        }
      }
    }
  }
}
