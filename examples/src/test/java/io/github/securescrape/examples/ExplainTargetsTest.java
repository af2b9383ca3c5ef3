// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTargetsTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... arguments) {
    return ExplainTargets.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void stepsTellWhatEachRuleDoes() {
    assertThat(run("--steps", "--job", "node", "explain/prometheus.yml")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("https://node01.example.org:9100/metrics")
        .contains("[1] replace: \"node01.example.org:9100\" matches")
        .contains("instance: none -> \"node01\"");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void versionDecides() {
    assertThat(run("--version", "2.42", "explain/prometheus.yml")).isZero();
    assertThat(run("--version", "none", "explain/prometheus.yml")).isEqualTo(2);
    assertThat(run("--job", "other", "explain/prometheus.yml")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("\"none\" is not a version")
        .contains("no scrape job \"other\"; there are [node]");
  }

  @Test
  void brokenFileGivesItsReport() throws IOException {
    Path file = Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: [{}]\n");

    assertThat(run(file.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("`job_name`").contains("1 error");
  }

  @Test
  void argumentsAreExplained() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("usage: explain-targets");
    assertThat(run()).isEqualTo(2);
    assertThat(run("--what")).isEqualTo(2);
    assertThat(run("--job")).isEqualTo(2);
    assertThat(run("a.yml", "b.yml")).isEqualTo(2);
  }
}
