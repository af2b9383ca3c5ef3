// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of rules and of targets: our verdict on each fixture is that of real promtools. */
class NamedContentsPeersTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final Pattern LINT = Pattern.compile("FAILED:\\s+lint error");
  private static final Pattern VERSION = Pattern.compile("version ([0-9.]+)");

  @Test
  void agreesOnRules() throws Exception {
    List<Path> files = files("rules");
    List<String> arguments = new ArrayList<>(List.of("check", "rules"));
    files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));

    for (RealTool promtool : RealTool.findAll("prometheus", "promtool")) {
      Map<String, Boolean> verdicts = verdicts(promtool.tryToRun(arguments.toArray(String[]::new)));

      assertThat(misjudged(promtool, files, verdicts, NamedContentsPeersTest::isGoodRules))
          .as(promtool.toString())
          .isEmpty();
    }
  }

  @Test
  void agreesOnTargets() throws Exception {
    List<Path> files = files("file-sd");
    for (RealTool promtool : RealTool.findAll("prometheus", "promtool")) {
      List<String> arguments = new ArrayList<>(List.of("check", "config"));
      for (Path file : files) {
        Path config = configOf(file, promtool);
        Files.writeString(config, naming(file));
        arguments.add(config.toString());
      }

      Map<String, Boolean> verdicts = verdicts(promtool.tryToRun(arguments.toArray(String[]::new)));

      assertThat(
              misjudged(
                  promtool,
                  files,
                  verdicts,
                  (file, version) -> isGoodConfig(configOf(file, promtool), version)))
          .as(promtool.toString())
          .isEmpty();
    }
  }

  /** Configurations in one folder, which holds files of all kinds. */
  private static Map<String, String> configurations() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String target :
        List.of(
            "targets: [a:1, a b, 'a:b:c']",
            "targets: ['']",
            "targets: [a/b]",
            "{targets: [a:1], labels: {__scrape_interval__: x}}",
            "{targets: [a:1], labels: {__scrape_timeout__: 0s}}",
            "{targets: [a:1], labels: {__scrape_timeout__: 2m}}",
            "{targets: [a:1], labels: {__scrape_interval__: 5m, __scrape_timeout__: 2m}}",
            "{targets: [a], labels: {__scheme__: ftp}}",
            "{targets: [a:1], labels: {__scheme__: ftp}}",
            "{targets: [a:1], labels: {__address__: b/c}}",
            "{targets: [a:1], labels: {__metrics_path__: ''}}")) {
      String file = "targets" + all.size() + ".yml";
      all.put(file, "- " + target + "\n");
      String discovery = "file_sd_configs: [{files: [" + file + "]}]";
      all.put("job-" + file, job(discovery));
      all.put("alerting-" + file, "alerting: {alertmanagers: [{" + discovery + "}]}\n");
    }
    for (String files :
        List.of(
            "a.json, b.json",
            "none.json",
            "'*.none.json'",
            "'a[.json'",
            "'fold*.yml'",
            "'?.json'")) {
      all.put("file-sd" + all.size() + ".yml", job("file_sd_configs: [{files: [" + files + "]}]"));
    }
    for (String files :
        List.of(
            "good",
            "bad",
            "'*ood'",
            "'ba*'",
            "twice",
            "folder.yml",
            "none",
            "none*",
            "'a['",
            "''",
            "~")) {
      all.put("rules" + all.size() + ".yml", "rule_files: [" + files + "]\n");
    }
    all.put("jobs.none", job("file_sd_configs: [{files: [bad.json]}]"));
    all.put("scrape.yml", "scrape_config_files: [jobs.none]\n");
    all.put("credentials.yml", job("authorization: {credentials_file: none/../a.json}"));
    all.put("credentials-null.yml", job("authorization: {credentials_file: \"a\\0b\"}"));
    all.put("scrape-empty.yml", "scrape_config_files: ['', ~]\n");
    all.put("long.yml", job("scrape_interval: 5m"));
    return all;
  }

  private static String job(String more) {
    return "scrape_configs: [{job_name: j, " + more + "}]\n";
  }

  @Test
  void agreesOnConfigurations() throws Exception {
    for (RealTool promtool : RealTool.findAll("prometheus", "promtool")) {
      promtool.write("a.json", "[{\"targets\": [\"a:1\"]}]");
      promtool.write("b.json", "[]");
      promtool.write("bad.json", "{}");
      promtool.write("good", "groups: [{name: a}]");
      promtool.write("bad", "groups: [{nam: a}]");
      String rule = "{record: a, expr: b}";
      promtool.write("twice", "groups: [{name: a, rules: [" + rule + ", " + rule + "]}]");
      Files.createDirectories(promtool.folder().resolve("folder.yml"));
      List<Path> files = new ArrayList<>();
      for (Map.Entry<String, String> each : configurations().entrySet()) {
        promtool.write(each.getKey(), each.getValue());
        if (!each.getKey().matches("targets.*|.*none")) {
          files.add(promtool.folder().resolve(each.getKey()));
        }
      }
      Map<String, Boolean> verdicts = new HashMap<>();
      for (Path file : files) {
        String output = promtool.tryToRun("check", "config", file.toString());
        verdicts.put(file.getFileName().toString(), isGood(output));
      }

      assertThat(misjudged(promtool, files, verdicts, NamedContentsPeersTest::isGoodConfig))
          .as(promtool.toString())
          .isEmpty();
    }
  }

  /** Returns a configuration that names a file of targets, and drops those without an address. */
  private static String naming(Path file) {
    return """
        scrape_configs:
          - job_name: j
            file_sd_configs:
              - files: ["%s"]
            relabel_configs:
              - {action: keep, source_labels: [__address__], regex: .+}
              - {target_label: __address__, replacement: host}
        """
        .formatted(file.toAbsolutePath());
  }

  private static boolean isGoodRules(Path file, PrometheusVersion version) {
    return !RulesYaml.read(file, version).report().hasErrors();
  }

  private static Path configOf(Path file, RealTool promtool) {
    return promtool.folder().resolve(file.getFileName() + ".prometheus.yml");
  }

  private static boolean isGoodConfig(Path config, PrometheusVersion version) {
    return !PrometheusYaml.reader()
        .version(version)
        .checkingFiles()
        .read(config)
        .report()
        .hasErrors();
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> all = Files.list(FIXTURES.resolve(folder))) {
      return all.filter(file -> !file.toString().endsWith(".problems")).sorted().toList();
    }
  }

  private static List<String> misjudged(
      RealTool promtool,
      List<Path> files,
      Map<String, Boolean> verdicts,
      BiPredicate<Path, PrometheusVersion> ours)
      throws Exception {
    Matcher version = VERSION.matcher(promtool.run("--version"));
    assertThat(version.find()).isTrue();
    PrometheusVersion known = PrometheusVersion.of(version.group(1));
    assertThat(verdicts).hasSameSizeAs(files).containsValues(true, false);
    return files.stream()
        .filter(
            file -> {
              Boolean verdict = verdicts.get(file.getFileName().toString());
              return !Boolean.valueOf(ours.test(file, known)).equals(verdict);
            })
        .map(Path::toString)
        .toList();
  }

  /** Returns whether each file is good: only lints failed, or nothing. */
  private static Map<String, Boolean> verdicts(String output) {
    Map<String, Boolean> verdicts = new HashMap<>();
    for (String each : output.split("(?m)^Checking ")) {
      String file = each.lines().findFirst().orElse("");
      if (!file.isBlank()) {
        String name = Path.of(file).getFileName().toString().replace(".prometheus.yml", "");
        verdicts.put(name, isGood(each));
      }
    }
    return verdicts;
  }

  private static boolean isGood(String output) {
    return !output.contains("FAILED") || LINT.matcher(output).find();
  }
}
