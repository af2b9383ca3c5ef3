// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesYamlTest {

  private static final HelmChart STACK = HelmChart.KUBE_PROMETHEUS_STACK;

  @Test
  void keepsTheJobsOfAllFiles(@TempDir Path folder) throws IOException {
    Path first =
        Files.writeString(
            folder.resolve("values.yaml"),
            """
            prometheus:
              prometheusSpec:
                secrets: [a, b]
                retention: 1d
                additionalScrapeConfigs:
                  - job_name: a
                  - job_name: b
            """);
    Path second =
        Files.writeString(
            folder.resolve("more.yaml"),
            """
            prometheus:
              prometheusSpec:
                secrets: [b, c]
                additionalScrapeConfigs: |
                  - job_name: b
                    honor_labels: true
                  - job_name: "{{`{{`}}c"
            """);

    Read<HelmValues> read = ValuesYaml.reader(STACK).keepingJobs().read(first, second);

    assertThat(read.report().problems()).isEmpty();
    assertThat(read.orThrow().scrapeJobs())
        .extracting(ScrapeJob::jobName)
        .containsExactly("a", "b", "{{c");
    assertThat(read.orThrow().toYaml())
        .isEqualTo(
            """
            prometheus:
              prometheusSpec:
                secrets:
                  - a
                  - b
                  - c
                retention: 1d
                additionalScrapeConfigs:
                  - job_name: a
                  - job_name: b
                    honor_labels: true
                  - job_name: "{{`{{`}}c"
            """);
  }

  @Test
  void tellsThatAFileIsNotThere(@TempDir Path folder) {
    assertThat(ValuesYaml.read(STACK, folder.resolve("x.yaml")).report().toString())
        .isEqualTo(folder.resolve("x.yaml") + ": error: file does not exist [file.unreadable]");
  }

  @Test
  void readsJobsForAVersion() {
    String text =
        "prometheus: {prometheusSpec: {additionalScrapeConfigs: [{job_name: a, scrape_failure_log_file: x}]}}";

    assertThat(ValuesYaml.parse(STACK, "values.yaml", text).report().problems()).isEmpty();
    assertThat(
            ValuesYaml.reader(STACK)
                .prometheus(PrometheusVersion.of("2.45.0"))
                .parse("values.yaml", text)
                .report()
                .toString())
        .contains("values.yaml:1:", "scrape_failure_log_file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prometheusOperator: {} | KUBE_PROMETHEUS_STACK",
        "extraScrapeConfigs: '' | PROMETHEUS",
        "anything: 1 |"
      })
  void tellsTheChartByItsKeys(String text, HelmChart chart) {
    assertThat(ValuesYaml.chartOf(text)).isEqualTo(Optional.ofNullable(chart));
  }

  @Test
  void tellsWhichScrapeConfigsAreSelected() {
    LabelSelector ofRelease =
        new LabelSelectorBuilder().addToMatchLabels("release", "stack").build();
    LabelSelector ofTeam = new LabelSelectorBuilder().addToMatchLabels("team", "a").build();

    assertThat(selector("{}")).contains(ofRelease);
    assertThat(selector("{scrapeConfigSelector: null}")).contains(ofRelease);
    assertThat(selector("{scrapeConfigSelector: {matchLabels: {team: a}}}")).contains(ofTeam);
    assertThat(selector("{scrapeConfigSelectorNilUsesHelmValues: false}"))
        .contains(new LabelSelector());
    assertThat(
            selector("{scrapeConfigSelector: null, scrapeConfigSelectorNilUsesHelmValues: false}"))
        .isEmpty();
  }

  private static Optional<LabelSelector> selector(String spec) {
    String text = "prometheus: {prometheusSpec: " + spec + "}";
    return ValuesYaml.parse(STACK, "values.yaml", text).orThrow().scrapeConfigSelector("stack");
  }

  @Test
  void printsNoSecret() {
    String text =
        """
        prometheus:
          prometheusSpec:
            additionalScrapeConfigs:
              - job_name: a
                basic_auth: {username: b, password: correct horse}
        """;

    Read<HelmValues> read = ValuesYaml.parse(STACK, "values.yaml", text);

    assertThat(read + " " + read.orThrow() + read.report().toText() + read.report().toJson())
        .doesNotContain("horse");
  }
}
