// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static io.github.securescrape.k8s.Fleets.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.ExporterConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import org.junit.jupiter.api.Test;

class KubePrometheusStackTest {

  private static final KubePrometheusStack STACK =
      KubePrometheusStack.release("prometheus-stack").namespace("prometheus");

  @Test
  void setsSecretsAndJobsUnderPrometheusSpec() {
    Fleet fleet = Fleets.two();

    ValuesOverlay overlay = STACK.secretName("nodes").overlay(fleet);

    assertThat(overlay.toYaml())
        .isEqualTo(
            """
            prometheus:
              prometheusSpec:
                secrets:
                  - nodes
                additionalScrapeConfigs:
                  - job_name: external-nodes
                    scheme: https
                    basic_auth:
                      username: prometheus
                      password_file: /etc/prometheus/secrets/nodes/password
                    tls_config:
                      ca_file: /etc/prometheus/secrets/nodes/ca.crt
                    static_configs:
                      - targets:
                          - "203.0.113.10:9100"
                        labels:
                          instance: node01
                  - job_name: external-nodes-node02
                    scheme: https
                    basic_auth:
                      username: scraper
                      password_file: /etc/prometheus/secrets/nodes/node02.password
                    tls_config:
                      ca_file: /etc/prometheus/secrets/nodes/ca.crt
                    static_configs:
                      - targets:
                          - node02.example.org:9100
                        labels:
                          instance: node02
                          env: prod
                    relabel_configs:
                      - target_label: job
                        replacement: external-nodes
            """);
    assertThat(overlay.secrets().get(0).name()).isEqualTo("nodes");
    assertThat(overlay.secrets().get(0).namespace()).isEqualTo("prometheus");
    assertThat(overlay.secrets().get(0).data())
        .containsOnlyKeys("ca.crt", "password", "node02.password");
    assertThat(overlay.report().problems()).isEmpty();
  }

  @Test
  void mountsEveryFileThatTheJobsName() {
    Fleet fleet = Fleets.one(config -> config.mutualTls(true));

    ValuesOverlay overlay = STACK.overlay(fleet);

    for (String file : overlay.secrets().get(0).data().keySet()) {
      assertThat(overlay.toYaml())
          .contains("_file: /etc/prometheus/secrets/external-nodes-scrape/" + file + "\n");
    }
  }

  @Test
  void givesJobsThatReadAsTheFleets() {
    Fleet fleet = Fleets.two();

    String yaml = STACK.overlay(fleet).toYaml();

    int jobs = yaml.indexOf("additionalScrapeConfigs:");
    String config = yaml.substring(jobs).replace("additionalScrapeConfigs", "scrape_configs");
    var read = PrometheusYaml.parse("values.yaml", config, PrometheusVersion.NEWEST_KNOWN);
    assertThat(read.report().problems()).isEmpty();
    assertThat(read.orThrow())
        .isEqualTo(
            PrometheusConfig.builder()
                .scrapeConfigs(fleet.scrapeJobs("/etc/prometheus/secrets/external-nodes-scrape"))
                .build());
  }

  @Test
  void escapesWhatHelmWouldEvaluate() {
    Fleet fleet = Fleets.one(config -> config.job("nodes {{ .Release.Name }}"));

    assertThat(STACK.overlay(fleet).toYaml())
        .contains("job_name: \"nodes {{`{{`}} .Release.Name }}\"");
  }

  @Test
  void refusesWhatHelmDeletes() {
    Fleet fleet =
        Fleets.one(
            config ->
                config.addExporters(
                    ExporterConfig.builder()
                        .name("node02")
                        .address("node02:9100")
                        .putLabels("env", "<no value>")
                        .build()));

    assertThatThrownBy(() -> STACK.overlay(fleet))
        .hasMessage(
            "prometheus.prometheusSpec.additionalScrapeConfigs[0].static_configs[1].labels.env:"
                + " error: text holds `<no value>`, which Helm deletes wherever it stands"
                + " [k8s.helm.no-value]");
  }

  @Test
  void carriesAnInlinePasswordWithAWarning() {
    Fleet fleet = Fleets.one(config -> config.inlinePassword(true));

    ValuesOverlay overlay = STACK.overlay(fleet);

    assertThat(overlay.toYaml()).contains("password: \"correct horse {{`{{`}}battery}} staple\"");
    assertThat(overlay.toString()).doesNotContain(PASSWORD, "battery");
    assertThat(overlay.report().toString())
        .isEqualTo(
            "prometheus.prometheusSpec.additionalScrapeConfigs[0].basic_auth.password: warning:"
                + " `password` stands in the values, readable to all who may read Helm's releases"
                + " [k8s.helm.inline-password]");
  }

  @Test
  void warnsOfWhatTheReloaderReplaces() {
    Fleet fleet = Fleets.one(config -> config.job("job-$(SHARD)"));

    assertThat(STACK.overlay(fleet).report().problems())
        .extracting(Problem::toString)
        .containsExactly(
            "prometheus.prometheusSpec.additionalScrapeConfigs[0].job_name: warning: text holds a"
                + " variable such as `$(NAME)`, which the config-reloader replaces if it is set"
                + " [k8s.reloader.variable]");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    Fleet fleet = Fleets.one(config -> config.job("<no value>"));

    assertThatThrownBy(
            () -> KubePrometheusStack.release("Stack").secretName("Nodes").overlay(fleet))
        .hasMessageContainingAll(
            "\"Stack\" cannot be the name of a Helm release",
            "`namespace` is missing",
            "\"Nodes\" cannot be the name of a resource",
            "text holds `<no value>`");
  }

  @Test
  void givesScrapeConfigsThatItsPrometheusSelects() {
    var config = STACK.scrapeConfigs(Fleets.one()).scrapeConfigs().get(0);

    assertThat(config.getMetadata().getNamespace()).isEqualTo("prometheus");
    assertThat(config.getMetadata().getLabels()).containsEntry("release", "prometheus-stack");
  }
}
