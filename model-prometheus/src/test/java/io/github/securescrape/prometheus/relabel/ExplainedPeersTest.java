// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.problem.Severity;
import io.github.securescrape.prometheus.CaseFiles;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.prometheus.targets.LeftOut.Reason;
import io.github.securescrape.prometheus.targets.Targets;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The fixtures of {@code explained}, each a job of one configuration, in a running Prometheus of
 * each real version and here: which targets are scraped, which dropped.
 */
class ExplainedPeersTest {

  private static final Path FOLDER = Path.of("src/test/resources/fixtures/explained");

  @Test
  void leavesOutWhatRunningPrometheusDoes() throws Exception {
    for (RealTool program : RealTool.findAll("prometheus", "prometheus")) {
      String version = program.toString().replaceAll(".*/prometheus-([0-9.]+)/.*", "$1");
      compare(program, PrometheusVersion.of(version));
    }
  }

  private static void compare(RealTool program, PrometheusVersion version) throws Exception {
    PrometheusConfig config = allThatLoad(version);
    // The rules overwrite what older versions show as discovered.
    boolean intact = version.isAtLeast("2.43.0");
    List<String> ours = new ArrayList<>();
    int others = 0;
    for (JobTargets job : Targets.of(config).version(version).make().jobs()) {
      job.targets().forEach(each -> ours.add("scraped " + each));
      job.leftOut(Reason.DROPPED)
          .forEach(each -> ours.add("dropped " + (intact ? each.discovered() : "")));
      others += job.leftOut().size() - job.leftOut(Reason.DROPPED).size();
    }

    List<String> theirs = new ArrayList<>();
    try (RealPrometheus server = RealPrometheus.start(program, PrometheusYaml.print(config))) {
      Map<String, Object> answer = server.settledTargets();
      for (Object each : RealPrometheus.asList(answer.get("activeTargets"))) {
        Map<String, Object> target = RealPrometheus.asMap(each);
        LabelSet labels = RelabelingPeersTest.labels(target.get("labels"));
        theirs.add("scraped " + target.get("scrapeUrl") + " " + labels);
      }
      for (Object each : RealPrometheus.asList(answer.get("droppedTargets"))) {
        Object discovered = RealPrometheus.asMap(each).get("discoveredLabels");
        theirs.add("dropped " + (intact ? RelabelingPeersTest.labels(discovered) : ""));
      }
    }

    System.out.printf(
        "differential explained %s: %d jobs, %d scraped or dropped, %d refused or duplicate%n",
        version, config.scrapeConfigs().size(), ours.size(), others);
    assertThat(theirs).containsExactlyInAnyOrderElementsOf(ours);
  }

  private static PrometheusConfig allThatLoad(PrometheusVersion version) throws IOException {
    PrometheusConfig.Builder all = PrometheusConfig.builder();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yml")).sorted().toList()) {
        if (loads(file, version)) {
          ScrapeJob job = CaseFiles.config(file).scrapeConfigs().get(0);
          ScrapeJob.Builder renamed = job.toBuilder().jobName(file.getFileName().toString());
          if (job.scrapeInterval() == null) {
            // Nothing is to be scraped.
            renamed.scrapeInterval(Duration.ofDays(30));
          }
          all.addScrapeConfigs(renamed.build());
        }
      }
    }
    return all.build();
  }

  /** Returns whether nothing is wrong but targets, which only promtool refuses. */
  private static boolean loads(Path file, PrometheusVersion version) {
    return PrometheusYaml.read(file, version).report().problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .allMatch(problem -> problem.code().id().startsWith("target."));
  }
}
