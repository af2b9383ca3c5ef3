// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.conformance;

import static java.util.Map.entry;
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

  /** What is said of upstream's own test files, and is true of them. */
  private static final Map<String, Integer> DEFENDED =
      Map.ofEntries(
          // Their certificates are valid for half a century.
          entry("hardening.cert.long-lived", 16),
          // A client must show a certificate, and none is checked.
          entry("hardening.client-auth.any", 2),
          // A client may leave out its certificate.
          entry("hardening.client-auth.optional", 8),
          // Certificates are checked against all authorities of the system.
          entry("hardening.client-auth.system", 10),
          // Jobs with TLS 1.0, and with HTTPS by the system's authorities.
          entry("hardening.job.old-version", 2),
          entry("hardening.job.system-authorities", 2),
          // Passwords and tokens in the file, and sent without TLS.
          entry("hardening.login.in-line", 4),
          entry("hardening.login.plain-http", 4),
          // One file lists all suites that there are.
          entry("hardening.server.weak-suite", 4),
          // One user has a hash of cost 18, in two files; one file has users and no TLS.
          entry("hardening.users.high-cost", 2),
          entry("hardening.users.plain-http", 1));

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
        read.value().ifPresent(config -> Hardening.at(CLOCK).check(config, beside, problems));
        count(root.relativize(file), read.value().isPresent(), problems);
      } else {
        Read<PrometheusConfig> read = PrometheusYaml.reader().read(file);
        boolean loads = read.value().filter(each -> !each.scrapeConfigs().isEmpty()).isPresent();
        Problems problems = read.newProblems();
        read.value().ifPresent(config -> Hardening.at(CLOCK).check(config, beside, problems));
        count(root.relativize(file), loads, problems);
      }
    }

    Map<String, Integer> found = new TreeMap<>();
    files.forEach((code, named) -> found.put(code, named.size()));
    System.out.println("conformance hardening upstream: " + looked + " files load, " + found);
    assertThat(looked).isPositive();
    assertThat(found).as(files.toString()).isEqualTo(DEFENDED);
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
