// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewScrapeConfigsTest {

  private static final String MANIFESTS =
      """
      apiVersion: monitoring.coreos.com/v1alpha1
      kind: ScrapeConfig
      metadata: {name: node, namespace: monitoring, labels: {release: stack}}
      spec:
        staticConfigs: [{targets: [node01:9100]}]
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: main, namespace: monitoring}
      spec: {scrapeConfigSelector: {}}
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: idle, namespace: monitoring}
      spec: {}
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeManifests() throws IOException {
    Files.writeString(folder.resolve("all.yaml"), MANIFESTS);
    Files.writeString(folder.resolve("node.yaml"), MANIFESTS.substring(0, MANIFESTS.indexOf("--")));
  }

  @Test
  void printsWhatThatPrometheusWouldLoad() {
    assertThat(preview("--prometheus monitoring/main all.yaml")).isZero();

    assertThat(out.toString(UTF_8))
        .contains("job_name: scrapeConfig/monitoring/node", "node01:9100");
    assertThat(err.toString(UTF_8)).contains("node");
  }

  @Test
  void takesThePrometheusOfARelease() {
    assertThat(preview("--release monitoring/stack node.yaml")).isZero();

    assertThat(out.toString(UTF_8)).contains("job_name: scrapeConfig/monitoring/node");
  }

  @Test
  void asksWhichPrometheusIsMeant() {
    assertThat(preview("all.yaml")).isEqualTo(1);

    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).contains("monitoring/idle", "monitoring/main");
  }

  @Test
  void listsItsOptions() {
    assertThat(preview("--help")).isZero();

    assertThat(out.toString(UTF_8)).startsWith("usage: preview-scrape-configs");
  }

  @ParameterizedTest
  @CsvSource({
    "'', no file is named",
    "--release stack, '`--release` needs such as \"monitoring/k8s\"'",
    "--prometheus, '`--prometheus` needs a value'",
    "--operator 0.x, '\"0.x\" is not a version such as \"2.53.3\"'",
    "--verbose, unknown option `--verbose`"
  })
  void explainsItsUseWhenAnArgumentIsWrong(String arguments, String message) {
    assertThat(preview(arguments)).isEqualTo(2);

    assertThat(err.toString(UTF_8)).startsWith("preview-scrape-configs: " + message);
    assertThat(out.size()).isZero();
  }

  private int preview(String arguments) {
    String text = arguments.replaceAll("(\\w+)\\.yaml", folder + "/$0");
    List<String> all = text.isEmpty() ? List.of() : List.of(text.split(" "));
    return PreviewScrapeConfigs.run(
        all, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
