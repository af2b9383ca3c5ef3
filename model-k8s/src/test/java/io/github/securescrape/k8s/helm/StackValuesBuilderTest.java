// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.files.FileEntry;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackValuesBuilderTest {

  private static final KubePrometheusStack STACK =
      KubePrometheusStack.release("prometheus-stack").namespace("prometheus");

  private static final ScrapeJob NODES =
      ScrapeJob.builder("{{nodes}}").staticTargets("203.0.113.10:9100").build();

  @Test
  void buildsValuesOfAnyParts() {
    ValuesOverlay overlay =
        STACK
            .values()
            .secret("nodes", "routers")
            .configMap("targets")
            .scrapeJobs(NODES)
            .scrapeInterval(Duration.ofSeconds(90))
            .scrapeConfigSelector(Map.of("team", "{{a"))
            .everyScrapeConfig()
            .build();

    assertThat(overlay.toYaml())
        .isEqualTo(
            """
            prometheus:
              prometheusSpec:
                secrets:
                  - nodes
                  - routers
                configMaps:
                  - targets
                additionalScrapeConfigs:
                  - job_name: "{{`{{`}}nodes}}"
                    static_configs:
                      - targets:
                          - "203.0.113.10:9100"
                scrapeInterval: 1m30s
                scrapeConfigSelector:
                  matchLabels:
                    team: "{{`{{`}}a"
                scrapeConfigSelectorNilUsesHelmValues: false
            """);
    assertThat(overlay.secrets()).isEmpty();
    assertThat(overlay.files().entries())
        .extracting(FileEntry::path)
        .containsExactly("values.yaml");
    assertThat(overlay.report().problems()).isEmpty();
  }

  @Test
  void writesJobsAsText() {
    assertThat(STACK.values().scrapeJobs(NODES).jobsAsText().build().toYaml())
        .isEqualTo(
            """
            prometheus:
              prometheusSpec:
                additionalScrapeConfigs: |
                  - job_name: "{{`{{`}}nodes}}"
                    static_configs:
                      - targets:
                          - "203.0.113.10:9100"
            """);
  }

  @Test
  void putsJobsIntoASecretBesideTheValues() {
    ValuesOverlay overlay =
        STACK
            .values()
            .scrapeJobs(login())
            .additionalScrapeConfigsSecret("more", "jobs.yaml")
            .build();

    assertThat(overlay.toYaml())
        .isEqualTo(
            """
            prometheus:
              prometheusSpec:
                additionalScrapeConfigsSecret:
                  enabled: true
                  name: more
                  key: jobs.yaml
            """);
    assertThat(overlay.secrets().get(0).data().get("jobs.yaml"))
        .isEqualTo(
            Secret.of(
                """
                - job_name: nodes
                  basic_auth:
                    username: prometheus
                    password: "correct {{horse"
                """));
    assertThat(overlay.report().problems()).isEmpty();
  }

  @Test
  void refusesSecretsInClear() {
    assertThatThrownBy(() -> STACK.values().scrapeJobs(login()).build())
        .hasMessage(
            "prometheus.prometheusSpec.additionalScrapeConfigs[0].basic_auth.password: error:"
                + " `password` would stand in the values, readable to all who may read Helm's"
                + " releases [k8s.helm.inline-refused]");
    assertThatThrownBy(() -> STACK.values().scrapeJobs(login()).jobsAsText().build())
        .hasMessageContaining("[k8s.helm.inline-refused]");
  }

  @Test
  void takesSecretsInClearIfAllowed() {
    ValuesOverlay overlay = STACK.values().scrapeJobs(login()).inlineSecrets().build();

    assertThat(overlay.toYaml()).contains("password: \"correct {{`{{`}}horse\"");
    assertThat(overlay.report().problems())
        .extracting(Problem::code)
        .containsExactly(HelmCodes.INLINE_PASSWORD);
    assertThat(overlay + " " + overlay.report()).doesNotContain("horse");
  }

  @Test
  void shipsScrapeConfigs() {
    var configs = STACK.scrapeConfigs(Fleets.one());

    ValuesOverlay overlay = STACK.values().extraManifest(configs.scrapeConfigs().get(0)).build();

    assertThat(overlay.toYaml())
        .startsWith(
            "prometheus:\n  prometheusSpec: {}\nextraManifests:\n  scrapeconfig-external-nodes:\n")
        .contains("kind: ScrapeConfig");
    assertThat(overlay.report().problems()).isEmpty();
  }

  @Test
  void tellsAllThatIsWrongWithJobs() {
    ScrapeJob slow =
        NODES.toBuilder()
            .scrapeInterval(Duration.ofSeconds(1))
            .scrapeTimeout(Duration.ofSeconds(2))
            .build();
    ScrapeJob file =
        ScrapeJob.builder("nodes")
            .http(
                http ->
                    http.basicAuth(
                        BasicAuth.builder()
                            .username("a")
                            .passwordFile("/etc/prometheus/secrets/nodes/p")
                            .build()))
            .build();

    assertThatThrownBy(() -> STACK.values().scrapeJobs(NODES, slow).build())
        .hasMessageContainingAll(
            "additionalScrapeConfigs[1].job_name: error: found multiple scrape configs",
            "additionalScrapeConfigs[1].scrape_timeout: error: scrape timeout greater than");
    assertThat(STACK.values().scrapeJobs(file).build().report().toString())
        .contains("nothing mounts \"/etc/prometheus/secrets/nodes/p\"");
    assertThatThrownBy(() -> STACK.values().secret("Nodes").build())
        .hasMessageContaining("\"Nodes\" cannot be the name of a resource");
  }

  private static ScrapeJob login() {
    return ScrapeJob.builder("nodes")
        .http(
            http ->
                http.basicAuth(
                    BasicAuth.builder()
                        .username("prometheus")
                        .password(Secret.of("correct {{horse"))
                        .build()))
        .build();
  }
}
