// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets Helm itself render values, with templates like the charts'. */
class HelmEngineTest {

  /** Jobs a call of Helm; twenty seeds of them make a thousand. */
  private static final int JOBS = 50;

  @TempDir Path folder;

  @Test
  void rendersTheFleetsJobs() {
    Fleet fleet = Fleets.two();
    ValuesOverlay overlay = stack().overlay(fleet);

    String text = new HelmEngine(folder).render("kube-prometheus-stack", overlay.toYaml());

    assertThat(text).contains("  secrets:\n    - external-nodes-scrape\n");
    assertThat(listed(overlay))
        .isEqualTo(fleet.scrapeJobs("/etc/prometheus/secrets/external-nodes-scrape"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void rendersAnyTextsAsTheyAre(long seed) {
    List<ScrapeJob> jobs = new RandomJobs(seed).list(JOBS);

    ValuesOverlay list = stack().values().secret("nodes").scrapeJobs(jobs).build();
    ValuesOverlay text = stack().values().secret("nodes").scrapeJobs(jobs).jobsAsText().build();

    assertThat(listed(list)).isEqualTo(jobs);
    assertThat(listed(text)).isEqualTo(jobs);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118,
        119, 120
      })
  void rendersAnyTextsOfTheOtherChart(long seed) {
    RandomJobs random = new RandomJobs(seed).withoutLineSeparators();
    List<ScrapeJob> extra = random.list(JOBS / 2);
    List<ScrapeJob> mapped = new java.util.ArrayList<>();
    for (int i = 0; i < JOBS / 2; i++) {
      mapped.add(random.job("job-%03d".formatted(i)));
    }
    ValuesOverlay overlay =
        PrometheusChart.release("prometheus-stack")
            .namespace("prometheus")
            .values()
            .secretMount("nodes", "/etc/prometheus/secrets/nodes")
            .scrapeConfigs(mapped)
            .extraScrapeConfigs(extra)
            .build();

    String config = new HelmEngine(folder).chartConfig(overlay.toYaml());

    mapped.addAll(extra);
    assertThat(read(config)).isEqualTo(mapped);
  }

  private static KubePrometheusStack stack() {
    return KubePrometheusStack.release("prometheus-stack").namespace("prometheus");
  }

  /** Returns the jobs that the operator gets, which are the same once it has written them. */
  private List<ScrapeJob> listed(ValuesOverlay overlay) {
    String jobs = new HelmEngine(folder).stackJobs(overlay.toYaml());
    List<ScrapeJob> read = read("scrape_configs:\n" + jobs + "\n");
    assertThat(read(OperatorRoundTrip.of(jobs))).isEqualTo(read);
    return read;
  }

  private static List<ScrapeJob> read(String config) {
    var read = PrometheusYaml.parse("prometheus.yml", config, PrometheusVersion.NEWEST_KNOWN);
    assertThat(read.report().errors()).isEmpty();
    return read.orThrow().scrapeConfigs();
  }
}
