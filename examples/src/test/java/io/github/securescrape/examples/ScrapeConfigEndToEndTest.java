// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.operator.ManifestCheck;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.k8s.operator.OperatorPreview;
import io.github.securescrape.k8s.operator.Preview;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.LoginConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a ScrapeConfig and its Secret to a scrape, without a cluster: the operator's part is done by
 * the preview, Prometheus' part by the scraper.
 */
class ScrapeConfigEndToEndTest {

  private static final String PASSWORD = "correct horse battery staple";

  private static final String PROMETHEUS =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s, namespace: monitoring}
      spec:
        version: v3.5.0
        scrapeConfigSelector: {matchLabels: {release: prometheus-stack}}
      """;

  @TempDir private Path out;
  private Fleet fleet;
  private Exporter node;

  @BeforeEach
  void describeTheNode() {
    LoginConfig login =
        LoginConfig.builder().username("prometheus").password(Secret.of(PASSWORD)).cost(4L).build();
    fleet =
        Fleet.builder("nodes")
            .config(config -> config.login(login))
            .exporter("node01", "127.0.0.1:" + Loopback.freePorts(1).get(0))
            .build();
    node = fleet.exporter("node01");
    fleet.files().writeTo(out);
  }

  @Test
  void scrapesWithGeneratedManifests() throws IOException {
    ScrapeConfigs.of(fleet).namespace("monitoring").release("prometheus-stack").writeTo(out);
    Manifests manifests =
        Manifests.read(
            write("prometheus.yaml", PROMETHEUS),
            out.resolve("secret.yaml"),
            out.resolve("scrapeconfig.yaml"));

    assertThat(ManifestCheck.of(manifests).run().problems()).isEmpty();
    assertUp(scrape(manifests));
  }

  @Test
  void scrapesWithManifestsWrittenByHand() throws IOException {
    Manifests manifests = byHand("password", PASSWORD);

    assertThat(ManifestCheck.of(manifests).run().problems()).isEmpty();
    assertUp(scrape(manifests));
  }

  @Test
  void tellsOfAKeyThatTheSecretLacks() throws IOException {
    Manifests manifests = byHand("passwd", PASSWORD);

    assertThat(ManifestCheck.of(manifests).run().toText().replace(out + "/", ""))
        .isEqualTo(
            """
            scrapeconfig.yaml:12:29: error: key "password" in Secret "nodes" not found: it has the\
             keys username, passwd, ca.crt [k8s.reference.key]
              at spec.basicAuth.password, ScrapeConfig monitoring/nodes
              12 |     password: {name: nodes, key: password}
                 |                             ^^^
              hint: Use a key that is there, or add this one to the Secret.

            1 error
            """);
    Preview preview = OperatorPreview.of(manifests).make();
    assertThat(preview.config().orElseThrow().scrapeConfigs()).isEmpty();
    assertThat(preview.tlsFiles().entries()).isEmpty();
  }

  @Test
  void isDownWithAWrongPassword() throws IOException {
    Manifests manifests = byHand("password", "wrong horse");

    assertThat(ManifestCheck.of(manifests).run().problems()).isEmpty();
    assertThat(scrape(manifests).lastError())
        .isEqualTo("server returned HTTP status 401 Unauthorized");
  }

  /** Writes what a user would: one file for the ScrapeConfig, one for the Secret. */
  private Manifests byHand(String key, String password) throws IOException {
    Path scrapeConfig =
        write(
            "scrapeconfig.yaml",
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: ScrapeConfig
            metadata:
              name: nodes
              namespace: monitoring
              labels: {release: prometheus-stack}
            spec:
              jobName: nodes
              scheme: HTTPS
              basicAuth:
                username: {name: nodes, key: username}
                password: {name: nodes, key: password}
              tlsConfig:
                ca: {secret: {name: nodes, key: ca.crt}}
              staticConfigs:
                - targets: ["%s"]
            """
                .formatted(node.address()));
    Path secret =
        write(
            "secret.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: nodes, namespace: monitoring}
            stringData:
              username: prometheus
              %s: %s
              ca.crt: |
            %s"""
                .formatted(key, password, authority().indent(4)));
    return Manifests.read(write("prometheus.yaml", PROMETHEUS), scrapeConfig, secret);
  }

  private String authority() {
    return fleet.authority().orElseThrow().certificatePem();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(out.resolve(name), text);
  }

  /** Runs the exporter, and scrapes it with the job that the operator makes of manifests. */
  private ScrapeResult scrape(Manifests manifests) {
    Preview preview = OperatorPreview.of(manifests).make();
    Path container = out.resolve("container");
    preview.tlsFiles().writeTo(container);
    String mounted = preview.yaml().replace("/etc/prometheus/", container + "/etc/prometheus/");
    PrometheusConfig config =
        PrometheusYaml.parse("prometheus.yaml", mounted, PrometheusVersion.of("3.5.0")).orThrow();
    ScrapeJob job = config.scrapeConfigs().get(0);
    assertThat(job.jobName()).isEqualTo("scrapeConfig/monitoring/nodes");
    assertThat(job.staticConfigs().get(0).targets()).isEqualTo(List.of(node.address()));
    try (SecuredExporter exporter = Scrapes.start(node, out.resolve("node01"))) {
      return Scraper.create(container).scrape(job, exporter.address());
    }
  }

  private static void assertUp(ScrapeResult result) {
    assertThat(result.lastError()).isEmpty();
    assertThat(result.isUp()).isTrue();
    assertThat(result.body().orElseThrow()).contains("\nnode_uname_info{");
  }
}
