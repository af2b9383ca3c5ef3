// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.core.yaml.SectionKey;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.check.PrometheusConfigCheck;
import io.github.securescrape.prometheus.fuzz.Promtool.Verdict;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random records of every section, with every key, are written, read back equal, and accepted.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.records=20 -Dsecurescrape.seed=7"}.
 */
class RandomRecordsTest {

  /** How many configurations are made for each section and key. */
  private static final int EACH = Integer.getInteger("securescrape.records", 1);

  private static final int MAX_TRIES = 30;
  private static final long SEED = Long.getLong("securescrape.seed", 5);

  private static final List<PrometheusVersion> VERSIONS =
      List.of(
          PrometheusVersion.OLDEST_KNOWN,
          PrometheusVersion.of("2.42.0"),
          PrometheusVersion.of("2.53.3"),
          PrometheusVersion.of("3.5.3"),
          PrometheusVersion.NEWEST_KNOWN);

  @Test
  void readsBackEveryRecordThatItTakes() throws Exception {
    Map<Class<?>, Integer> seen = new HashMap<>();
    Set<String> keys = new TreeSet<>();
    for (PrometheusVersion version : VERSIONS) {
      boolean newest = version.equals(PrometheusVersion.NEWEST_KNOWN);
      for (Entries tree : configs(version, newest, Set.of())) {
        PrometheusConfig config = read(TreePrinter.print(tree, new Random(SEED)), version);
        assertThat(read(PrometheusYaml.print(config), version)).isEqualTo(config);
        count(config, seen);
        collectKeys(tree, keys);
      }
    }

    int records = seen.values().stream().mapToInt(Integer::intValue).sum();
    int least = seen.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    System.out.printf(
        "random records: seed %d, %d sections, %d records, at least %d of each, %d keys%n",
        SEED, Sections.all().size(), records, least, keys.size());
    Set<Class<?>> unseen = new HashSet<>(Sections.all());
    unseen.removeAll(seen.keySet());
    assertThat(unseen).as("sections of which no record was made").isEmpty();
    assertThat(missing(keys)).as("keys that no record has").isEmpty();
  }

  @Test
  void readsBackRecordsMadeOfOthers() throws Exception {
    PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;
    Choice choice = new Choice(new Random(SEED));
    RecordMix mix = new RecordMix(choice);
    List<PrometheusConfig> configs = new ArrayList<>();
    for (Entries tree : configs(version, false, Set.of())) {
      configs.add(read(TreePrinter.print(tree, new Random(SEED)), version));
    }
    int mixed = 0;
    for (int i = 0; i < 4 * configs.size(); i++) {
      PrometheusConfig config = mix.mix(choice.oneOf(configs), choice.oneOf(configs));
      Problems problems = Problems.create();
      PrometheusConfigCheck.check(config, version, false, problems);
      if (!problems.hasErrors()) {
        assertThat(read(PrometheusYaml.print(config), version)).isEqualTo(config);
        mixed++;
      }
    }
    System.out.printf(
        "mixed records: seed %d, %d configurations read back, %d records refused by their rules%n",
        SEED, mixed, mix.refused());
    assertThat(mixed).isGreaterThan(configs.size());
  }

  @Test
  void promtoolTakesWhatIsWritten() throws Exception {
    List<RealTool> tools = RealTool.findAll("prometheus", "promtool");
    Promtool promtool = new Promtool(tools.get(tools.size() - 1));
    PrometheusVersion version = new PrometheusVersion(promtool.version());
    List<byte[]> files = new ArrayList<>();
    Set<String> left = new KnownDifferences(version.number()).leftOut();
    for (Entries tree : configs(version, false, left)) {
      PrometheusConfig config = read(TreePrinter.print(tree, new Random(SEED)), version);
      files.add(PrometheusYaml.print(config).getBytes(StandardCharsets.UTF_8));
    }
    List<Verdict> verdicts = promtool.check(files);
    assertThat(verdicts).allMatch(Verdict::accepts);
    System.out.printf("written records: promtool %s takes all %d%n", version, files.size());
  }

  /** Returns configurations that hold each section which the version knows. */
  private static List<Entries> configs(
      PrometheusVersion version, boolean eachKey, Set<String> left) {
    RandomConfigs random = new RandomConfigs(new Choice(new Random(SEED)), version.number(), left);
    Repair repair = new Repair(version);
    List<Entries> configs = new ArrayList<>();
    for (Class<? extends Record> section : Sections.all()) {
      for (int i = 0; i < EACH && Sections.isKnown(section, version.number()); i++) {
        configs.add(random.next(section));
        if (eachKey) {
          random.known(section).forEach(key -> configs.add(withKey(section, key, random, repair)));
        }
      }
    }
    configs.removeIf(tree -> !repair.repair(tree));
    return configs;
  }

  /** Returns a configuration in which a key is and stays; another one if that does not succeed. */
  private static Entries withKey(
      Class<? extends Record> section, SectionKey key, RandomConfigs random, Repair repair) {
    String name = section.getSimpleName() + "." + key.key();
    Entries tree = random.next(section, key);
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Set<String> keys = new TreeSet<>();
      if (repair.repair(tree)) {
        collectKeys(tree, keys);
      }
      if (keys.contains(name)) {
        break;
      }
      tree = random.next(section, key);
    }
    return tree;
  }

  private static PrometheusConfig read(String text, PrometheusVersion version) {
    Read<PrometheusConfig> read = PrometheusYaml.parse("prometheus.yml", text, version);
    assertThat(read.report().errors()).as(text).isEmpty();
    return read.orThrow();
  }

  private static void count(Object value, Map<Class<?>, Integer> seen)
      throws ReflectiveOperationException {
    if (value instanceof Collection<?> items) {
      for (Object item : items) {
        count(item, seen);
      }
    } else if (value instanceof Map<?, ?> map) {
      count(map.values(), seen);
    } else if (value instanceof Record
        && !value.getClass().getPackage().equals(Extra.class.getPackage())) {
      seen.merge(value.getClass(), 1, Integer::sum);
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        count(component.getAccessor().invoke(value), seen);
      }
    }
  }

  private static void collectKeys(Tree tree, Set<String> keys) {
    if (tree instanceof Tree.Items list) {
      list.all().forEach(each -> collectKeys(each, keys));
    } else if (tree instanceof Entries map) {
      for (Tree.Entry each : map.all()) {
        if (map.section() != Record.class) {
          keys.add(map.section().getSimpleName() + "." + each.key());
        }
        collectKeys(each.value(), keys);
      }
    }
  }

  /** Returns the keys of sections, as far as one of the versions knows them, that are not given. */
  private static Set<String> missing(Set<String> given) {
    Set<String> missing = new TreeSet<>();
    for (Class<? extends Record> section : Sections.all()) {
      for (SectionKey key : SectionKey.of(section)) {
        boolean known =
            VERSIONS.stream()
                .map(PrometheusVersion::number)
                .anyMatch((Version version) -> Sections.isKnown(key, version));
        if (known) {
          missing.add(section.getSimpleName() + "." + key.key());
        }
      }
    }
    missing.removeAll(given);
    return missing;
  }
}
