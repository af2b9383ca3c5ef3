// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.prometheus.targets.LeftOut.Reason;
import io.github.securescrape.prometheus.targets.Targets;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import org.junit.jupiter.api.Test;

class JobTargetsAssertTest {

  private static final JobTargets NODE =
      targets(
          """
          scrape_configs:
            - job_name: node
              static_configs:
                - targets: ["node01:9100", "node02:9100"]
                  labels: {site: cellar}
                - targets: ["node03:9100"]
                  labels: {site: attic}
              relabel_configs:
                - source_labels: [site]
                  regex: cellar
                  action: keep
          """);

  private static JobTargets targets(String yaml) {
    PrometheusConfig config =
        PrometheusYaml.parse("prometheus.yml", yaml, PrometheusVersion.NEWEST_KNOWN).orThrow();
    return Targets.of(config).make().job("node");
  }

  @Test
  void whatHoldsPasses() {
    assertThat(NODE)
        .scrapesExactly("http://node02:9100/metrics", "http://node01:9100/metrics")
        .scrapes("http://node01:9100/metrics", "site", "cellar")
        .leavesOut("node03:9100", Reason.DROPPED);
  }

  @Test
  void failureTellsWhatIsMissingAndWhy() {
    assertThatThrownBy(
            () ->
                assertThat(NODE)
                    .scrapesExactly("http://node01:9100/metrics", "http://node03:9100/metrics"))
        .hasMessageContaining("scrape job \"node\"")
        .hasMessageContaining("not scraped: [http://node03:9100/metrics]")
        .hasMessageContaining("but scraped: [http://node02:9100/metrics]")
        .hasMessageContaining("dropped by relabel_configs[0] keep: \"attic\" does not match");
  }

  @Test
  void failureShowsLabelsOfAnotherKind() {
    assertThatThrownBy(
            () -> assertThat(NODE).scrapes("http://node01:9100/metrics", "site", "attic"))
        .hasMessageContaining("expected http://node01:9100/metrics with site=\"attic\"")
        .hasMessageContaining("site=\"cellar\"");
    assertThatThrownBy(() -> assertThat(NODE).scrapesNothing())
        .hasMessageContaining("but scraped: [http://node01:9100/metrics, ");
  }
}
