// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusChartTest {

  private static final PrometheusChart CHART =
      PrometheusChart.release("prometheus").namespace("monitoring");

  @Test
  void mountsTheSecretOfAFleet() {
    ValuesOverlay overlay = CHART.overlay(Fleets.one());

    assertThat(overlay.toYaml())
        .isEqualTo(
            """
            server:
              extraSecretMounts:
                - name: external-nodes-scrape
                  mountPath: /etc/secrets/external-nodes-scrape
                  secretName: external-nodes-scrape
                  readOnly: true
            scrapeConfigs:
              external-nodes:
                job_name: external-nodes
                scheme: https
                basic_auth:
                  username: prometheus
                  password_file: /etc/secrets/external-nodes-scrape/password
                tls_config:
                  ca_file: /etc/secrets/external-nodes-scrape/ca.crt
                static_configs:
                  - targets:
                      - "203.0.113.10:9100"
                    labels:
                      instance: node01
            """);
    assertThat(overlay.secrets().get(0).namespace()).isEqualTo("monitoring");
    assertThat(overlay.report().problems()).isEmpty();
  }

  @Test
  void writesFurtherJobsAsText() {
    ScrapeJob job = ScrapeJob.builder("a {{b}}").staticTargets("203.0.113.10:9100").build();

    assertThat(CHART.values().extraScrapeConfigs(List.of(job)).build().toYaml())
        .isEqualTo(
            """
            extraScrapeConfigs: |
              - job_name: "a {{`{{`}}b}}"
                static_configs:
                  - targets:
                      - "203.0.113.10:9100"
            """);
  }

  @Test
  void refusesWhatTheConfigMapWouldShow() {
    assertThatThrownBy(
            () -> CHART.values().fleet(Fleets.one(c -> c.inlinePassword(true)), "nodes").build())
        .hasMessageContaining(
            "scrapeConfigs.external-nodes.basic_auth.password: error: `password` would stand");
    assertThat(CHART.overlay(Fleets.one(c -> c.inlinePassword(true))).report().toString())
        .contains("stands in a ConfigMap");
  }

  @Test
  void refusesNamesThatTheChartCannotWrite() {
    ScrapeJob job = ScrapeJob.builder("a: b").build();

    assertThatThrownBy(() -> CHART.values().scrapeConfigs(List.of(job)).build())
        .hasMessageContaining("the chart writes `job_name` \"a: b\" without quotes");
  }
}
