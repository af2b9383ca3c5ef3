// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.core.yaml.SectionKey;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.scrape.ScrapeConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Random configurations beside the files that they name: good ones, broken ones, and none. */
final class FuzzFolders {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final List<String> CREDENTIALS =
      List.of("there", "there", "./jobs/../there", "jobs/there", "missing");

  /** Values of the keys that name files. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "rule_files", List.of("rules.yml", "rules/*.yml", "rules/?.yml", "none*", "rules/none"),
          "scrape_config_files", List.of("jobs.yml", "jobs/*.yml", "jobs/[a-c].yml", "none.yml"),
          "files", List.of("a.json", "b.yml", "sd/*.json", "../b.yml", "sd/*.yml", "none.json"),
          "credentials_file", CREDENTIALS,
          "bearer_token_file", CREDENTIALS,
          "cert_file", CREDENTIALS,
          "key_file", CREDENTIALS);

  private final Choice choice;
  private final RandomConfigs configs;
  private final RandomConfigs jobs;
  private final TextMutations texts;
  private final Repair repair;
  private final List<SectionKey> naming;

  /**
   * Returns folders for a version.
   *
   * @param left keys to leave out
   * @param repair makes configurations right
   */
  FuzzFolders(Choice choice, Version version, Set<String> left, Repair repair) {
    this.choice = choice;
    this.repair = repair;
    FieldValues values = new FieldValues(choice, version, NAMES);
    configs = new RandomConfigs(Sections.OF_PROMETHEUS, choice, left, values);
    jobs = new RandomConfigs(new Sections(ScrapeConfigFile.class), choice, left, values);
    texts = new TextMutations(choice);
    naming =
        configs.known(PrometheusConfig.class).stream()
            .filter(key -> NAMES.containsKey(key.key()))
            .toList();
  }

  /** Returns the next configuration with its files. */
  FuzzCase next() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    put(files, FuzzCase.CONFIG, printed(configs, config()));
    put(files, "there", "");
    for (String each : List.of("rules.yml", "rules/a.yml", "rules/bc.yml")) {
      putSome(files, each, fixture("rules", ".yml"));
    }
    for (String each : List.of("a.json", "sd/a.json")) {
      putSome(files, each, fixture("file-sd", ".json"));
    }
    for (String each : List.of("b.yml", "sd/b.yml")) {
      putSome(files, each, fixture("file-sd", ".yml"));
    }
    for (String each : List.of("jobs.yml", "jobs/a.yml", "jobs/d.yml")) {
      putSome(files, each, printed(jobs, choice.onceIn(2) ? naming(jobs) : any(jobs)));
    }
    putSome(files, "jobs/there", "");
    if (choice.onceIn(10)) {
      put(files, choice.oneOf("rules/d.yml/x", "sd/d.json/x", "jobs/c.yml/x"), "");
    }
    return new FuzzCase(true, files);
  }

  private Entries config() {
    return switch (choice.below(6)) {
      case 0, 1, 2 -> configs.next(PrometheusConfig.class, choice.oneOf(naming));
      case 3 -> any(configs);
      default -> naming(configs);
    };
  }

  private Entries naming(RandomConfigs random) {
    return random.next(
        choice.oneOf(List.of(FileSdConfig.class, Authorization.class, TlsConfig.class)));
  }

  private Entries any(RandomConfigs random) {
    return random.next(choice.oneOf(List.copyOf(random.sections().all())));
  }

  private String printed(RandomConfigs random, Entries tree) {
    if (!choice.onceIn(8)) {
      repair.repair(tree);
    }
    if (choice.onceIn(8)) {
      new TreeMutations(choice, random).mutate(tree);
    }
    return TreePrinter.print(tree, choice.random());
  }

  private String fixture(String kind, String ending) throws IOException {
    String good = choice.onceIn(3) ? "" : ".(good|full)";
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(FIXTURES.resolve(kind))) {
      files.filter(file -> file.toString().matches(".*" + good + "\\" + ending)).forEach(all::add);
    }
    all.sort(null);
    return new String(Files.readAllBytes(choice.oneOf(all)), UTF_8);
  }

  private void putSome(Map<String, byte[]> files, String name, String text) {
    if (!choice.onceIn(3)) {
      put(files, name, choice.onceIn(8) ? texts.mutate(text) : text);
    }
  }

  private static void put(Map<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(UTF_8));
  }
}
