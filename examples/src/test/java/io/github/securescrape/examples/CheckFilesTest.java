// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckFilesTest {

  private static final String SCRAPE_CONFIG =
      """
      apiVersion: monitoring.coreos.com/v1alpha1
      kind: ScrapeConfig
      metadata: {name: node, namespace: web}
      spec:
        jobName: node
        staticConfigs: [{targets: [node01:9100]}]
        authorization:
          credentials: {name: login, key: key}
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeFiles() throws IOException {
    write("good.yml", "scrape_configs: [{job_name: node, keep_dropped_targets: 3}]\n");
    write("bad.yml", "scrape_configs:\n  - job_name: node\n    schema: https\n  - scheme: http\n");
    write("web.yml", "# Passwords\nbasic_auth_users:\n  prometheus: hunter2\n");
    write("fleet.yml", "name: nodes\nexporters:\n  - name: node01\n    adress: node01:9100\n");
    write("rules.yml", "groups: [{name: node, query_offset: 1m, rules: [{expr: up}]}]\n");
  }

  @Test
  void saysThatAGoodFileIsGood() {
    assertThat(check("good.yml")).isZero();

    assertThat(out.toString(UTF_8)).isEqualTo("no problems\n");
  }

  @Test
  void tellsAllThatIsWrongWithAllFiles() {
    assertThat(check("bad.yml", "good.yml", "web.yml", "fleet.yml", "rules.yml")).isEqualTo(1);

    assertThat(out.toString(UTF_8))
        .contains("bad.yml:3:5: error: unknown key `schema`; did you mean `scheme`?")
        .contains("bad.yml:4:5: error: `job_name` is missing")
        .contains("web.yml:3:15: error: ")
        .contains("fleet.yml:4:5: error: unknown key `adress`; did you mean `address`?")
        .contains("rules.yml:1:49: error: one of `record` or `alert` must be set")
        .doesNotContain("hunter2", "good.yml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# of the rack\n---\n- targets: [node01:9100]\n  lables: {rack: a}\n",
        "-\n  targets: [node01:9100]\n  lables: {rack: a}\n",
        "\ufeff[{targets: [node01:9100], lables: {rack: a}}]\n",
      })
  void takesAListForTargets(String text) throws IOException {
    write("targets.yml", text);

    assertThat(check("targets.yml")).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("unknown key `lables`").contains("1 error");
  }

  @Test
  void readsJsonAsPrometheusReadsTargets() throws IOException {
    write("good.json", "[{\"targets\": [\"node01:9100\"], \"labels\": {\"rack\": \"a\"}}]");
    write("bad.json", "[{\"targets\": [\"node01:9100\",]}]");

    assertThat(check("good.json")).isZero();
    assertThat(check("bad.json")).isEqualTo(1);

    assertThat(out.toString(UTF_8)).startsWith("no problems\n").contains("bad.json:1:29: error: ");
  }

  @Test
  void missesTheListRoundTargets() throws IOException {
    write("targets.yml", "targets: [node01:9100]\n");

    assertThat(check("targets.yml")).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("must be a list, not a mapping");
  }

  @Test
  void takesAListOfJobsForNoTargets() throws IOException {
    write("jobs.yml", "- job_name: node\n  static_configs:\n    - targets: [node01:9100]\n");

    assertThat(check("jobs.yml")).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("must be a mapping, not a list");
  }

  @Test
  void checksManifestsTogether() throws IOException {
    write("job.yml", SCRAPE_CONFIG);
    write("secret.yml", "apiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: web}\n");
    assertThat(check("job.yml")).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("job.yml:8:").contains("login");
    out.reset();

    assertThat(check("job.yml", "secret.yml")).isEqualTo(1);
    write("secret.yml", Files.readString(folder.resolve("secret.yml")) + "stringData: {key: k}\n");
    assertThat(check("job.yml", "secret.yml")).isZero();

    assertThat(out.toString(UTF_8)).contains("it has no key").endsWith("no problems\n");
  }

  @Test
  void checksManifestsForTheOperatorThatIsNamed() throws IOException {
    write(
        "job.json",
        """
        {"apiVersion": "monitoring.coreos.com/v1alpha1", "kind": "ScrapeConfig",
         "metadata": {"name": "node", "namespace": "web"}, "spec": {"jobName": "node"}}
        """);

    assertThat(check("--operator", "0.73.0", "job.json")).isEqualTo(1);
    assertThat(check("job.json")).isZero();

    assertThat(out.toString(UTF_8)).contains("job.json:2:").contains("jobName");
  }

  @Test
  void mergesValuesInTheirOrder() throws IOException {
    write("wrong.yml", "prometheus: {prometheusSpec: {additionalScrapeConfigs: [{jobname: a}]}}\n");
    write("right.yml", "prometheus: {prometheusSpec: {additionalScrapeConfigs: []}}\n");

    assertThat(check("wrong.yml", "right.yml")).isZero();
    assertThat(check("right.yml", "wrong.yml")).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("wrong.yml:1:").contains("`jobname`");
  }

  @ParameterizedTest
  @CsvSource({"good.yml, keep_dropped_targets", "rules.yml, query_offset"})
  void takesTheVersionThatIsNamed(String file, String key) {
    assertThat(check("--version", "2.42.0", file)).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("`" + key + "` is not known to version 2.42.0");
  }

  @ParameterizedTest
  @CsvSource({"text, 2 errors", "json, '\"errors\" : 2'", "sarif, '\"version\" : \"2.1.0\"'"})
  void printsTheFormatThatIsNamed(String format, String part) {
    assertThat(check("--format", format, "bad.yml")).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains(part);
  }

  @Test
  void hidesWhatACommentOrAFileOfSuppressionsSays() throws IOException {
    String slow = "scrape_configs:\n  - job_name: slow\n    scrape_interval: 10m";
    write("slow.yml", slow + "\n");
    write("known.yml", slow + " # securescrape:ignore scrape.interval-too-long metered line\n");
    write("list.yml", "suppressions: [{code: scrape.*, file: slow.yml, reason: metered line}]\n");

    assertThat(check("slow.yml")).isZero();
    assertThat(out.toString(UTF_8)).contains("slow.yml:3:5: warning: ").endsWith("\n1 warning\n");
    out.reset();
    assertThat(check("known.yml")).isZero();
    assertThat(check("--suppressions", "list.yml", "slow.yml")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("no problems, 1 suppressed\n".repeat(2));
  }

  @Test
  void hidesNoErrorByAComment() throws IOException {
    write("bad.yml", "# securescrape:ignore schema.* works for us\nscrape_configs: [{}]\n");

    assertThat(check("bad.yml")).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("cannot hide an error").endsWith("1 error, 1 note\n");
  }

  @Test
  void showsWhatIsNewSinceABaselineWasWritten() throws IOException {
    write("a.yml", "scrape_configs:\n  - {job_name: a, scrape_interval: 10m}\n");
    assertThat(check("--write-baseline", "baseline.yml", "a.yml")).isZero();
    write(
        "a.yml",
        """
        scrape_configs:
          - {job_name: new, scrape_interval: 7m}
          - {job_name: a, scrape_interval: 10m}
        """);
    out.reset();

    assertThat(check("--baseline", "baseline.yml", "a.yml")).isZero();

    assertThat(out.toString(UTF_8)).contains("job: new,").endsWith("\n1 warning\n");
  }

  @Test
  void showsWhatTheProfileShows() throws IOException {
    write("slow.yml", "scrape_configs: [{job_name: slow, scrape_interval: 10m}]\n");

    assertThat(check("--profile", "loader", "slow.yml")).isZero();

    assertThat(out.toString(UTF_8)).isEqualTo("no problems\n");
  }

  @Test
  void mendsWhatCanBeMendedAndNothingElse() throws IOException {
    Path file = folder.resolve("bad.yml");
    write("bad.yml", "\ufeff# Jobs\r\nscrape_configs:\r\n  - job_nam: node # x\r\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(check("--fix", "bad.yml")).isZero();

    assertThat(out.toString(UTF_8)).isEqualTo("no problems\n");
    assertThat(Files.readString(file))
        .isEqualTo("\ufeff# Jobs\r\nscrape_configs:\r\n  - job_name: node # x\r\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void reportsAFileThatIsNotThere() {
    assertThat(check("missing.yml")).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("missing.yml: error: ");
  }

  @ParameterizedTest
  @CsvSource({
    "'', no file is named",
    "--format xml, '`--format` \"xml\" is not one of `text`, `json`, `sarif`'",
    "--profile x, '`--profile` \"x\" is not one of `loader`, `recommended`, `hardened`'",
    "--baseline none.txt a.yml, '\"none.txt\" cannot be read'",
    "--version 2.x, '\"2.x\" is not a version such as \"2.53.3\"'",
    "--version, '`--version` needs a value'",
    "--verbose, unknown option `--verbose`"
  })
  void explainsItsUseWhenAnArgumentIsWrong(String arguments, String message) {
    int status =
        CheckFiles.run(
            arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("check-files: " + message).contains("usage: ");
    assertThat(out.size()).isZero();
  }

  private int check(String... arguments) {
    List<String> all = new ArrayList<>();
    for (String each : arguments) {
      all.add(each.matches(".*\\.(yml|json)") ? folder.resolve(each).toString() : each);
    }
    return CheckFiles.run(
        all, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
