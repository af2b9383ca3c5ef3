// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {

  private static final String SCRAPE_CONFIG =
      """
      apiVersion: monitoring.coreos.com/v1alpha1
      kind: ScrapeConfig
      metadata: {name: node, namespace: monitoring}
      spec:
        jobName: node
        authorization:
          credentials: {name: token, key: token}
        staticConfigs: [{targets: ["node01.example.org:9100"]}]
      """;

  private static final String SECRET =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: token, namespace: monitoring}
      stringData: {token: correct horse}
      """;

  @Test
  void refersFromOneFileToAnother(@TempDir Path folder) throws IOException {
    Path scrapeConfig = Files.writeString(folder.resolve("scrapeconfig.yaml"), SCRAPE_CONFIG);
    Path secret = Files.writeString(folder.resolve("secret.yaml"), SECRET);

    assertThat(ManifestCheck.of(Manifests.read(scrapeConfig, secret)).run().problems()).isEmpty();
    assertThat(ManifestCheck.of(Manifests.read(scrapeConfig)).run().errors()).hasSize(1);
  }

  @Test
  void namesTheFileOfEachProblem(@TempDir Path folder) throws IOException {
    Path scrapeConfig = Files.writeString(folder.resolve("scrapeconfig.yaml"), SCRAPE_CONFIG);
    Path secret =
        Files.writeString(folder.resolve("secret.yaml"), SECRET.replace("correct horse", "7"));

    Report report = ManifestCheck.of(Manifests.read(scrapeConfig, secret)).run();

    assertThat(report.problems())
        .extracting(each -> each.location().file())
        .containsExactly(secret.toString());
  }

  @Test
  void tellsOfAFileThatIsNotThere(@TempDir Path folder) {
    Path missing = folder.resolve("missing.yaml");

    Report report = ManifestCheck.of(Manifests.read(missing)).run();

    assertThat(report.problems())
        .extracting(Problem::toString)
        .containsExactly(missing + ": error: file does not exist [file.unreadable]");
  }

  @Test
  void findsNothingInNothing() {
    assertThat(ManifestCheck.of(Manifests.parse("empty.yaml", "")).run().problems()).isEmpty();
    assertThat(ManifestCheck.of(Manifests.of()).run().problems()).isEmpty();
  }
}
