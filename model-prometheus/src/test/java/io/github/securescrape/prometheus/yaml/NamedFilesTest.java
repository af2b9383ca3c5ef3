// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a configuration names, whatever stands in them. */
class NamedFilesTest {

  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** Returns the report as text, with the folder left out. */
  private String report(PrometheusVersion version) {
    Report report =
        PrometheusYaml.reader()
            .version(version)
            .checkingFiles()
            .read(folder.resolve("prometheus.yml"))
            .report();
    return report.toText().replace(folder + "/", "");
  }

  private String report() {
    return report(PrometheusVersion.NEWEST_KNOWN);
  }

  @Test
  void tellsWhereAFileOfTargetsIsNamed() throws IOException {
    write(
        "prometheus.yml",
        """
        scrape_configs:
          - job_name: node
            file_sd_configs:
              - files: [targets/*.json]
        """);
    write("targets/a.json", "[{\"targets\": [\"node01:9100\", \"http://node02:9100\"]}]");
    write("targets/b.json", "[{\"targets\": [\"node03:9100\"]}, null]");

    assertThat(report())
        .isEqualTo(
            """
            targets/a.json:1:30: error: "http://node02:9100" is not a valid hostname [target.hostname]
              at [0].targets[1]
              1 | [{"targets": ["node01:9100", "http://node02:9100"]}]
                |                              ^^^^^^^^^^^^^^^^^^^^
              see prometheus.yml:4:17
              hint: Write host and port only; scheme and path are `scheme` and `metrics_path` of the job.

            targets/b.json:1:32: error: nil target group item found (index 1) [file-sd.null-group]
              at [1]
              1 | [{"targets": ["node03:9100"]}, null]
                |                                ^^^^
              see prometheus.yml:4:17
              hint: Remove the null, or write a group with `targets` in its place.

            2 errors
            """);
  }

  @Test
  void readsAFileThatTwoJobsNameOnce() throws IOException {
    write(
        "prometheus.yml",
        """
        scrape_configs:
          - job_name: node
            file_sd_configs: [{files: [targets.yml]}]
          - job_name: fixed
            file_sd_configs: [{files: [targets.yml]}]
            relabel_configs: [{target_label: __address__, replacement: host}]
        """);
    write("targets.yml", "- targets: [a/b]\n  lable: c\n");

    assertThat(report())
        .isEqualTo(
            """
            targets.yml:1:13: error: "a/b" is not a valid hostname [target.hostname]
              at [0].targets[0]
              1 | - targets: [a/b]
                |             ^^^
              see prometheus.yml:3:32
              see prometheus.yml:5:32
              hint: Write host and port only; scheme and path are `scheme` and `metrics_path` of the job.

            targets.yml:2:3: error: unknown key `lable` [yaml.key.unknown]
              at [0].lable
              2 |   lable: <secret>
                |   ^^^^^
              see prometheus.yml:3:32
              see prometheus.yml:5:32
              hint: Remove `lable`, or mend its name.

            2 errors
            """);
  }

  @Test
  void startsPathsAtTheFileThatNamesThem() throws IOException {
    write("prometheus.yml", "scrape_config_files: [jobs/*.yml]\n");
    write(
        "jobs/a.yml",
        """
        scrape_configs:
          - job_name: node
            scrape_interval: 5m
            file_sd_configs: [{files: [targets.yml, none.yml]}]
        """);
    write("targets.yml", "- null\n");

    assertThat(report())
        .isEqualTo(
            """
            jobs/a.yml:3:5: warning: too long scrape interval found, data point will be marked as stale - job: node, interval: 5m [scrape.interval-too-long]
              at scrape_configs[0], job_name "node"
              3 |     scrape_interval: 5m
                |     ^^^^^^^^^^^^^^^
              see prometheus.yml:1:23
              hint: Scrape more often than every 5m, the time after which queries drop a sample.

            jobs/a.yml:4:32: warning: file "targets.yml" for file_sd in scrape job "node" does not exist [files.file-sd]
              at scrape_configs[0].file_sd_configs[0].files[0], job_name "node"
              4 |     file_sd_configs: [{files: [targets.yml, none.yml]}]
                |                                ^^^^^^^^^^^
              see prometheus.yml:1:23
              hint: Put the file there before Prometheus starts; until then it adds no targets.

            jobs/a.yml:4:45: warning: file "none.yml" for file_sd in scrape job "node" does not exist [files.file-sd]
              at scrape_configs[0].file_sd_configs[0].files[1], job_name "node"
              4 |     file_sd_configs: [{files: [targets.yml, none.yml]}]
                |                                             ^^^^^^^^
              see prometheus.yml:1:23
              hint: Put the file there before Prometheus starts; until then it adds no targets.

            3 warnings
            """);
  }

  @Test
  void looksOnlyAtTheHostOfAlertmanagers() throws IOException {
    write(
        "prometheus.yml",
        """
        alerting:
          alertmanagers:
            - file_sd_configs: [{files: [am.yml, none.yml]}]
        """);
    write("am.yml", "- targets: ['', a/b]\n  labels: {__scrape_interval__: x}\n");

    assertThat(report())
        .isEqualTo(
            """
            am.yml:1:17: error: "a/b" is not a valid hostname [target.hostname]
              at [0].targets[1]
              1 | - targets: ['', a/b]
                |                 ^^^
              see prometheus.yml:3:34
              hint: Write host and port only; scheme and path are `scheme` and `metrics_path` of the job.

            prometheus.yml:3:42: warning: file "none.yml" for file_sd in alertmanager config does not exist [files.file-sd]
              at alerting.alertmanagers[0].file_sd_configs[0].files[1]
              3 |     - file_sd_configs: [{files: [am.yml, none.yml]}]
                |                                          ^^^^^^^^
              hint: Put the file there before Prometheus starts; until then it adds no targets.

            1 error, 1 warning
            """);
  }

  @Test
  void readsEachRuleFileForTheVersion() throws IOException {
    write("prometheus.yml", "rule_files: ['rules/*', rules/a.yml]\n");
    write("rules/a.yml", "groups: [{name: a, labels: {b: c}}]\n");
    write("rules/b", "groups: [{name: a}, {name: a}]\n");

    assertThat(report(PrometheusVersion.of("2.53.3")))
        .isEqualTo(
            """
            rules/a.yml:1:20: error: `labels` is not known to version 2.53.3: it came with 3.0.0 [yaml.key.version]
              at groups[0].labels, name "a"
              1 | groups: [{name: a, labels: {b: c}}]
                |                    ^^^^^^
              see prometheus.yml:1:14
              see prometheus.yml:1:25
              hint: Remove `labels`, or name the version that the file is for.

            rules/b:1:22: error: groupname: "a" is repeated in the same file [rules.group.name-twice]
              at groups[1], name "a"
              1 | groups: [{name: a}, {name: a}]
                |                      ^^^^
              see prometheus.yml:1:14
              hint: Give each group of a file a name of its own.

            2 errors
            """);
  }

  @Test
  void opensFilesOfHeadersWhereTheLoaderDid() throws IOException {
    write("value", "x");
    write(
        "prometheus.yml",
        """
        scrape_configs:
          - job_name: node
            http_headers: {X-A: {files: [%s/value, value]}}
            http_sd_configs:
              - url: http://sd
              - {url: http://sd, http_headers: {X-B: {files: ['']}}}
        """
            .formatted(folder));

    assertThat(report(PrometheusVersion.of("2.54.1")))
        .contains("prometheus.yml:3:")
        .contains("error: unable to read header \"X-A\" from file \"value\" [files.header]")
        .contains("prometheus.yml:6:55: error: unable to read header \"X-B\" from file \"\"")
        .contains("2 errors");
    assertThat(report(PrometheusVersion.of("2.55.0"))).isEqualTo("no problems\n");
  }

  @Test
  void takesAnEmptyPathForNoFile() throws IOException {
    write("prometheus.yml", "scrape_config_files: [NULL]\nrule_files: ['']\n");

    assertThat(report())
        .contains("prometheus.yml:2:14: error: \"\" does not point to an existing file")
        .endsWith("\n1 error\n");
  }

  @Test
  void looksAtPathsAsGoJoinsThem() throws IOException {
    write(
        "prometheus.yml",
        """
        rule_files: [none/../r*.yml, ./none/.././rules.yml, "a\\0b"]
        scrape_configs:
          - job_name: node
            authorization: {credentials_file: none/../rules.yml}
            file_sd_configs: [{files: ["a\\0b.yml", none//../b.yml]}]
          - job_name: null-character
            authorization: {credentials_file: "a\\0b"}
        """);
    write("rules.yml", "");
    write("b.yml", "");

    assertThat(report())
        .contains("prometheus.yml:1:53: error: \"a\\u0000b\" does not point to an existing file")
        .contains("prometheus.yml:5:32: warning: file \"a\\u0000b.yml\" for file_sd")
        .contains("prometheus.yml:7:21: error: error checking authorization credentials")
        .endsWith("\n2 errors, 1 warning\n");
  }

  @Test
  void opensNothingUnlessAsked() throws IOException {
    write(
        "prometheus.yml",
        """
        rule_files: [rules.yml]
        scrape_configs:
          - job_name: node
            scrape_interval: 1h
            http_headers: {X-A: {files: [value]}}
            file_sd_configs: [{files: [targets.yml]}]
        """);

    List<Problem> problems =
        PrometheusYaml.read(folder.resolve("prometheus.yml"), PrometheusVersion.of("2.53.3"))
            .report()
            .problems();

    assertThat(problems).isEmpty();
  }
}
