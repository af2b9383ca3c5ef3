// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Random {@code prometheus.yml} files: right ones, nearly right ones, and broken ones. */
final class FuzzFiles {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/prometheus");

  private final Choice choice;
  private final RandomConfigs configs;
  private final RandomConfigs newest;
  private final TextMutations texts;
  private final Repair repair;
  private final FuzzFolders folders;
  private final List<String> fixtures = new ArrayList<>();
  private final List<Class<? extends Record>> sections = List.copyOf(Sections.OF_PROMETHEUS.all());

  /**
   * Returns files for a version.
   *
   * @param left keys to leave out of most files
   */
  FuzzFiles(long seed, Version version, Set<String> left) throws IOException {
    choice = new Choice(new Random(seed ^ version.hashCode()));
    configs = new RandomConfigs(choice, version, left);
    newest = new RandomConfigs(choice, PrometheusVersion.NEWEST_KNOWN.number(), Set.of());
    texts = new TextMutations(choice);
    PrometheusVersion prometheus = new PrometheusVersion(version);
    repair = new Repair(text -> PrometheusYaml.parse("prometheus.yml", text, prometheus));
    folders = new FuzzFolders(choice, version, left, repair);
    try (Stream<Path> all = Files.walk(FIXTURES)) {
      for (Path each : all.filter(file -> file.toString().endsWith(".yml")).sorted().toList()) {
        fixtures.add(Files.readString(each));
      }
    }
  }

  /** Returns the next configuration, one in five with the files that it names. */
  FuzzCase next() throws IOException {
    return choice.onceIn(5) ? folders.next() : FuzzCase.of(file());
  }

  private byte[] file() {
    String text = choice.onceIn(5) ? texts.mutate(choice.oneOf(fixtures)) : generated();
    while (choice.onceIn(3)) {
      text = texts.mutate(text);
    }
    return bytes(text);
  }

  private String generated() {
    RandomConfigs schema = choice.onceIn(20) ? newest : configs;
    Entries tree = schema.next(choice.oneOf(sections));
    if (!choice.onceIn(3)) {
      repair.repair(tree);
    }
    TreeMutations mutations = new TreeMutations(choice, schema);
    for (int count = choice.below(5) / 2; count > 0; count--) {
      mutations.mutate(tree);
    }
    return TreePrinter.print(tree, choice.random());
  }

  private byte[] bytes(String text) {
    if (choice.onceIn(100)) {
      Charset wide = choice.oneOf(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
      return ("\ufeff" + text).getBytes(wide);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (choice.onceIn(100) && bytes.length > 0) {
      bytes[choice.below(bytes.length)] = (byte) choice.below(256);
    }
    return bytes;
  }
}
