// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplittingTest {

  private static final int LIMIT = 262_144;

  @Test
  void keepsEachOfManyTargetsInOneSmallResource() {
    List<ScrapeConfig> configs = configs(10_000);

    assertThat(configs).hasSizeBetween(4, 12);
    assertThat(configs).allMatch(each -> bytes(each) < LIMIT);
    Set<String> targets = new HashSet<>();
    int count = 0;
    for (ScrapeConfig config : configs) {
      for (var group : config.getSpec().getStaticConfigs()) {
        targets.addAll(group.getTargets());
        count += group.getTargets().size();
      }
    }
    assertThat(targets).hasSize(10_000);
    assertThat(count).isEqualTo(10_000);
  }

  @Test
  void changesAtMostTwoResourcesForOneMoreTarget() {
    int splits = 0;
    for (int count : IntStream.rangeClosed(2_000, 2_600).filter(i -> i % 20 == 0).toArray()) {
      Map<String, String> before = yaml(configs(count));
      Map<String, String> after = yaml(configs(count + 1));

      Set<String> changed = new HashSet<>(after.keySet());
      changed.addAll(before.keySet());
      changed.removeIf(name -> after.getOrDefault(name, "").equals(before.get(name)));
      assertThat(changed).hasSizeBetween(1, 2);
      splits += after.size() - before.size();
    }
    assertThat(yaml(configs(2_600)).size()).isGreaterThan(yaml(configs(1_000)).size());
    assertThat(splits).isNotNegative();
  }

  @Test
  void leavesASmallJobWhole() {
    assertThat(configs(100)).hasSize(1);
  }

  @Test
  void looksForOtherTargetsOnce() {
    ScrapeJob job =
        ScrapeJob.builder("node")
            .staticTargets(targets(5_000))
            .addServiceDiscoveries(FileSdConfig.builder().addFiles("targets.json").build())
            .build();

    List<ScrapeConfig> configs =
        ScrapeConfigs.of(job).namespace("monitoring").release("stack").scrapeConfigs();

    assertThat(configs).hasSizeGreaterThan(1);
    assertThat(configs.stream().filter(each -> !each.getSpec().getFileSDConfigs().isEmpty()))
        .singleElement()
        .satisfies(each -> assertThat(each.getMetadata().getName()).isEqualTo("node"));
  }

  private static List<ScrapeConfig> configs(int count) {
    ScrapeJob job = ScrapeJob.builder("node").staticTargets(targets(count)).build();
    return ScrapeConfigs.of(job).namespace("monitoring").release("stack").scrapeConfigs();
  }

  private static String[] targets(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "node%05d.some-datacenter.example.org:9100".formatted(i))
        .toArray(String[]::new);
  }

  private static Map<String, String> yaml(List<ScrapeConfig> configs) {
    Map<String, String> yaml = new HashMap<>();
    configs.forEach(each -> yaml.put(each.getMetadata().getName(), ResourceYaml.print(each)));
    return yaml;
  }

  private static int bytes(HasMetadata resource) {
    return ResourceYaml.print(resource).getBytes(StandardCharsets.UTF_8).length;
  }
}
