// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Profile;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.hardening.Hardening;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often each hardening rule speaks about the files of upstream's tests that load. */
class HardeningFiguresTest {

  private static final Clock CLOCK = Clock.systemUTC();

  private final Map<String, List<String>> files = new TreeMap<>();
  private int looked;

  @Test
  void looksAtEveryFileThatLoads() throws IOException {
    Path root = SharedData.path("upstream");
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    }
    for (Path file : all) {
      FileSource beside = FileSource.folder(file.getParent());
      if (file.toString().contains("exporter-toolkit")) {
        Read<WebConfig> read = WebConfigYaml.read(file);
        Problems problems = read.newProblems();
        read.value().ifPresent(config -> Hardening.check(config, beside, CLOCK, problems));
        count(root.relativize(file), read.value().isPresent(), problems);
      } else {
        Read<PrometheusConfig> read = PrometheusYaml.reader().read(file);
        boolean loads = read.value().filter(each -> !each.scrapeConfigs().isEmpty()).isPresent();
        Problems problems = read.newProblems();
        read.value().ifPresent(config -> Hardening.check(config, beside, CLOCK, problems));
        count(root.relativize(file), loads, problems);
      }
    }

    System.out.println("figure: " + looked + " files that load");
    files.forEach(
        (code, named) -> System.out.println("figure: " + named.size() + " " + code + " " + named));
    assertThat(looked).isPositive();
  }

  private void count(Path file, boolean loads, Problems problems) {
    looked += loads ? 1 : 0;
    problems
        .toReport()
        .under(Profile.RECOMMENDED)
        .problems()
        .forEach(
            each ->
                files
                    .computeIfAbsent(each.code().id(), code -> new ArrayList<>())
                    .add(file + each.location().toString().replaceFirst(".*(?=:\\d+:)", "")));
  }
}
