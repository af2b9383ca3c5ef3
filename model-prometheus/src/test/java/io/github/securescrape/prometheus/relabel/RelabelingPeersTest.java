// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Random rules over random labels, in a running Prometheus of each real version and here.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.programs=2000 -Dsecurescrape.seed=7"}.
 */
class RelabelingPeersTest {

  private static final int MAX_ROUNDS = 50;
  private static final int PROGRAMS = Integer.getInteger("securescrape.programs", 200);
  private static final long SEED = Long.getLong("securescrape.seed", 5);
  private static final int TARGETS = 6;

  /** A target without one of these is an error, neither active nor dropped. */
  private static final List<String> NEEDED =
      List.of("__address__", "__scrape_interval__", "__scrape_timeout__");

  @Test
  void relabelsAsRunningPrometheusDoes() throws Exception {
    for (RealTool program : RealTool.findAll("prometheus", "prometheus")) {
      String version = program.toString().replaceAll(".*/prometheus-([0-9.]+)/.*", "$1");
      compare(program, Version.parse(version));
    }
  }

  /** One target: the rules for it, the labels that go in, and what shall come out. */
  private record Trial(List<RelabelConfig> rules, LabelSet given, Optional<LabelSet> ours) {}

  private static void compare(RealTool program, Version version) throws Exception {
    RandomPrograms random = new RandomPrograms(SEED, version);
    Map<String, Trial> trials = new LinkedHashMap<>();
    PrometheusConfig.Builder config = PrometheusConfig.builder();
    for (int i = 0; i < PROGRAMS; i++) {
      List<RelabelConfig> rules = random.rules();
      Relabeling relabeling = Relabeling.of(rules, version);
      String name = "p" + i;
      ScrapeJob.Builder job =
          ScrapeJob.builder(name).scrapeInterval(Duration.ofDays(30)).relabelConfigs(rules);
      for (int j = 1; j <= TARGETS; j++) {
        String address = "127.0.0.1:" + j;
        Map<String, String> labels = random.labels();
        labels.put("id", name + address);
        job.addStaticConfigs(StaticConfig.builder().addTargets(address).labels(labels).build());
        LabelSet given = discovered(labels, name, address);
        trials.put(name + address, new Trial(rules, given, shown(relabeling.apply(given))));
      }
      config.addScrapeConfigs(job.build());
    }

    Map<String, LabelSet> theirs = new HashMap<>();
    try (RealPrometheus server =
        RealPrometheus.start(program, PrometheusYaml.print(config.build()))) {
      for (Object each : RealPrometheus.asList(settled(server).get("activeTargets"))) {
        Map<String, Object> target = RealPrometheus.asMap(each);
        String address = URI.create((String) target.get("scrapeUrl")).getAuthority();
        theirs.put(target.get("scrapePool") + address, labels(target.get("labels")));
      }
    }

    List<String> differences = new ArrayList<>();
    trials.forEach(
        (id, trial) -> {
          Optional<LabelSet> their = Optional.ofNullable(theirs.get(id));
          if (!their.equals(trial.ours())) {
            differences.add(trial + "\n theirs " + their);
          }
        });
    System.out.printf(
        "differential relabeling %s: %d programs, %d targets, %d active, %d differences%n",
        version, PROGRAMS, trials.size(), theirs.size(), differences.size());
    assertThat(differences).isEmpty();
    assertThat(theirs).hasSizeGreaterThan(PROGRAMS);
  }

  private static LabelSet discovered(Map<String, String> labels, String job, String address) {
    Map<String, String> all = new HashMap<>();
    all.put("job", job);
    all.put("__scrape_interval__", "30d");
    all.put("__scrape_timeout__", "10s");
    all.put("__metrics_path__", "/metrics");
    all.put("__scheme__", "http");
    all.putAll(labels);
    all.put("__address__", address);
    return LabelSet.of(all);
  }

  /** Returns the answer once it no longer grows. */
  private static Map<String, Object> settled(RealPrometheus server) throws InterruptedException {
    int before = -1;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Map<String, Object> answer = server.targets();
      int count =
          RealPrometheus.asList(answer.get("activeTargets")).size()
              + RealPrometheus.asList(answer.get("droppedTargets")).size();
      if (count > 0 && count == before) {
        return answer;
      }
      before = count;
      Thread.sleep(6000);
    }
    throw new AssertionError("the targets of Prometheus do not settle: " + before);
  }

  private static LabelSet labels(Object json) {
    Map<String, String> labels = new HashMap<>();
    RealPrometheus.asMap(json).forEach((name, value) -> labels.put(name, (String) value));
    return LabelSet.of(labels);
  }

  /** Returns the labels that the server shows for a target, if it is no error. */
  private static Optional<LabelSet> shown(Optional<LabelSet> relabeled) {
    return relabeled
        .filter(labels -> NEEDED.stream().noneMatch(name -> labels.get(name).isEmpty()))
        .map(
            labels -> {
              Map<String, String> shown = new HashMap<>();
              shown.put("instance", labels.get("__address__"));
              shown.putAll(labels.toMap());
              shown.keySet().removeIf(name -> name.startsWith("__"));
              return LabelSet.of(shown);
            });
  }
}
