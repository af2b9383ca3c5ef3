// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.securescrape.core.problem.Report;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of Secrets are read to be checked, and shown to nobody. */
class HiddenSecretsTest {

  private static final String VALUE = "hunter2hunter2";
  private static final String BASE64 =
      Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8));

  private static final String SCRAPE_CONFIG =
      """
      apiVersion: monitoring.coreos.com/v1alpha1
      kind: ScrapeConfig
      metadata: {name: node}
      spec:
        basicAuth:
          username: {name: login, key: username}
          password: {name: login, key: password}
        staticConfigs: [{targets: ["node01.example.org:9100"]}]
        tlsConfig: {ca: {secret: {name: login, key: password}}}
        proxyUrl: "http://prometheus:hunter2hunter2@proxy.example.org:808O"
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s}
      spec:
        scrapeConfigSelector: {}
        additionalScrapeConfigs: {name: login, key: jobs}
      ---
      """;

  private static final String HEAD = "apiVersion: v1\nkind: Secret\nmetadata: {name: login}\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stringData: {username: x, password: VALUE}",
        "stringData: {username: x, password: 'VALUE '}",
        "stringData: {username: x, password: [VALUE]}",
        "stringData: VALUE",
        "stringData: {VALUE}",
        "stringData: {username: x, password: VALUE, password: VALUE}",
        "stringData: {username: x, password: VALUE: VALUE}",
        "stringData: {username: x, password: $(VALUE)}",
        "stringData: {username: x, password: *VALUE}",
        "stringData: {username: x, password: !VALUE VALUE}",
        "stringData: {username: x, password: BASE64}",
        "data: {username: x, password: BASE64}",
        "data: {username: x, password: BASE64-}",
        "data: {username: x, password: VALUE-}",
        "data:\n  username: BASE64\n   password: BASE64",
        "metadata: {name: Login, annotations: {last: VALUE}}",
        "spec: {password: VALUE}",
        "stringData: {jobs: '{basic_auth: {password: VALUE}}'}",
        "stringData: {jobs: '- {job_name: a, basic_auth: {password: [VALUE]}}'}",
        "stringData: {jobs: '- {job_name: a, basic_auth: {password: VALUE, password: VALUE}}'}",
        "stringData: {jobs: '- {job_name: a, authorization: {credentials: VALUE, type: basic}}'}",
        "stringData: {jobs: '- {job_name: a, basic_auth: {passwort: VALUE}}'}",
        "stringData: {jobs: '- password: \"VALUE'}",
      })
  void areInNoReport(String data) {
    String text = SCRAPE_CONFIG + HEAD + data.replace("VALUE", VALUE).replace("BASE64", BASE64);
    Manifests manifests = Manifests.parse("manifests.yaml", text);

    Report report = ManifestCheck.of(manifests).run();
    Preview preview = OperatorPreview.of(manifests).make();

    Stream.of(report, preview.report())
        .flatMap(each -> Stream.of(each.toText(), each.toJson(), each.toSarif(), each.toString()))
        .forEach(HiddenSecretsTest::assertHidden);
    assertHidden(manifests.toString());
    assertHidden(preview.toString());
    assertHidden(preview.config().toString());
    assertHidden(preview.selections().toString());
  }

  @Test
  void areInNoReportOfObjects() {
    Manifests manifests =
        Manifests.of(
            new SecretBuilder()
                .withNewMetadata()
                .withName("login")
                .endMetadata()
                .addToStringData("password", VALUE + " ")
                .addToData("token", VALUE + "-")
                .build());

    Report report = ManifestCheck.of(manifests.and(Manifests.parse("a", SCRAPE_CONFIG))).run();

    assertThat(report.errors()).isNotEmpty();
    assertHidden(report.toText());
    assertHidden(manifests.toString());
  }

  private static void assertHidden(String text) {
    assertThat(text).doesNotContain("hunter2").doesNotContain(BASE64.substring(0, 8));
  }
}
