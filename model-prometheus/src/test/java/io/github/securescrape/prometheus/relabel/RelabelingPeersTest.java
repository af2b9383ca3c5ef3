// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.prometheus.targets.LeftOut.Reason;
import io.github.securescrape.prometheus.targets.Target;
import io.github.securescrape.prometheus.targets.Targets;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Targets made by random rules of random labels, in a running Prometheus of each real version and
 * here: URLs, times and labels of those that are scraped, and which are dropped.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.programs=2000 -Dsecurescrape.seed=7"}.
 */
class RelabelingPeersTest {

  private static final int PROGRAMS = Integer.getInteger("securescrape.programs", 200);
  private static final long SEED = Long.getLong("securescrape.seed", 5);
  private static final int TARGETS = 6;

  /** A promtool takes one job at a time: one in so many, all of them if their number is given. */
  private static final int EACH_FOR_PROMTOOL =
      Integer.getInteger("securescrape.programs") == null ? 20 : 1;

  /** How long promtool waits for targets, and how long if none came in time. */
  private static final List<String> WAITS = List.of("--timeout=60ms", "--timeout=2s");

  @Test
  void makesTargetsAsRunningPrometheusDoes() throws Exception {
    for (RealTool program : RealTool.findAll("prometheus", "prometheus")) {
      String version = program.toString().replaceAll(".*/prometheus-([0-9.]+)/.*", "$1");
      compare(program, PrometheusVersion.of(version));
    }
  }

  @Test
  void makesTargetsAsPromtoolDoes() throws Exception {
    for (RealTool promtool : RealTool.findAll("prometheus", "promtool")) {
      String number = promtool.toString().replaceAll(".*/prometheus-([0-9.]+)/.*", "$1");
      PrometheusVersion version = PrometheusVersion.of(number);
      PrometheusConfig config = randomConfig(version);
      List<JobTargets> jobs = Targets.of(config).version(version).make().jobs();
      int compared = 0;
      for (int i = 0; i < jobs.size(); i += EACH_FOR_PROMTOOL) {
        Set<LabelSet> ours = new HashSet<>();
        jobs.get(i).targets().forEach(each -> ours.add(each.allLabels()));
        assertThat(madeBy(promtool, jobs.get(i).job())).isEqualTo(ours);
        compared++;
      }
      System.out.printf("differential targets promtool %s: %d programs%n", version, compared);
    }
  }

  private static Set<LabelSet> madeBy(RealTool promtool, ScrapeJob job) throws Exception {
    PrometheusConfig config = PrometheusConfig.builder().addScrapeConfigs(job).build();
    promtool.write("prometheus.yml", PrometheusYaml.print(config));
    Set<LabelSet> made = new HashSet<>();
    for (String wait : WAITS) {
      String printed =
          promtool.run("check", "service-discovery", wait, "prometheus.yml", job.jobName());
      List<?> found = RealPrometheus.asList(RealPrometheus.parse(printed));
      for (Object each : found) {
        made.add(labels(RealPrometheus.asMap(each).get("labels")));
      }
      if (!found.isEmpty()) {
        break;
      }
    }
    made.remove(LabelSet.EMPTY);
    return made;
  }

  private static void compare(RealTool program, PrometheusVersion version) throws Exception {
    PrometheusConfig config = randomConfig(version);
    Targets targets = Targets.of(config).version(version).make();
    // The rules overwrite what older versions show as discovered.
    boolean intact = version.isAtLeast("2.43.0");
    List<String> ours = new ArrayList<>();
    for (JobTargets job : targets.jobs()) {
      job.targets().forEach(each -> ours.add(shown(each, intact)));
      job.leftOut(Reason.DROPPED).forEach(each -> ours.add(dropped(each.discovered(), intact)));
    }

    List<String> theirs = new ArrayList<>();
    int active;
    try (RealPrometheus server = RealPrometheus.start(program, PrometheusYaml.print(config))) {
      Map<String, Object> answer = server.settledTargets();
      active = RealPrometheus.asList(answer.get("activeTargets")).size();
      for (Object each : RealPrometheus.asList(answer.get("activeTargets"))) {
        theirs.add(shown(RealPrometheus.asMap(each), intact));
      }
      for (Object each : RealPrometheus.asList(answer.get("droppedTargets"))) {
        theirs.add(dropped(labels(RealPrometheus.asMap(each).get("discoveredLabels")), intact));
      }
    }

    List<String> differences = new ArrayList<>();
    new TreeSet<>(ours)
        .stream()
            .filter(new HashSet<>(theirs)::add)
            .map("ours   "::concat)
            .forEach(differences::add);
    new TreeSet<>(theirs)
        .stream().filter(new HashSet<>(ours)::add).map("theirs "::concat).forEach(differences::add);
    System.out.printf(
        "differential targets %s: %d programs, %d active, %d dropped, %d refused, %d differences%n",
        version,
        PROGRAMS,
        active,
        theirs.size() - active,
        targets.jobs().stream().mapToInt(job -> job.leftOut(Reason.REFUSED).size()).sum(),
        differences.size());
    assertThat(differences).isEmpty();
    assertThat(theirs).hasSameSizeAs(ours);
    assertThat(active).isGreaterThan(PROGRAMS);
  }

  private static PrometheusConfig randomConfig(PrometheusVersion version) {
    RandomPrograms random = new RandomPrograms(SEED, version.number());
    PrometheusConfig.Builder config = PrometheusConfig.builder();
    for (int i = 0; i < PROGRAMS; i++) {
      String name = "p" + i;
      ScrapeJob.Builder job =
          ScrapeJob.builder(name)
              .scrapeInterval(Duration.ofDays(30))
              .params(random.params())
              .relabelConfigs(random.rules());
      for (int j = 1; j <= TARGETS; j++) {
        // Nobody listens at these ports.
        String address = "127.0.0.1:" + j;
        Map<String, String> labels = random.labels();
        labels.put("id", name + address);
        job.addStaticConfigs(StaticConfig.builder().addTargets(address).labels(labels).build());
      }
      config.addScrapeConfigs(job.build());
    }
    return config.build();
  }

  private static String dropped(LabelSet discovered, boolean intact) {
    return intact ? "dropped " + discovered : "dropped";
  }

  private static String shown(Target target, boolean intact) {
    return String.join(
        " ",
        target.url(),
        PrometheusDuration.format(target.interval()),
        PrometheusDuration.format(target.timeout()),
        intact ? target.discovered().toString() : "",
        target.labels().toString());
  }

  private static String shown(Map<String, Object> target, boolean intact) {
    return String.join(
        " ",
        (String) target.get("scrapeUrl"),
        (String) target.get("scrapeInterval"),
        (String) target.get("scrapeTimeout"),
        intact ? labels(target.get("discoveredLabels")).toString() : "",
        labels(target.get("labels")).toString());
  }

  static LabelSet labels(Object json) {
    Map<String, String> labels = new HashMap<>();
    RealPrometheus.asMap(json).forEach((name, value) -> labels.put(name, (String) value));
    return LabelSet.of(labels);
  }
}
