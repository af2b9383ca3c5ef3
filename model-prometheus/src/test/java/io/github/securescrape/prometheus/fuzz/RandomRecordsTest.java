// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.check.PrometheusConfigCheck;
import io.github.securescrape.prometheus.fuzz.Promtool.Verdict;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random records of every section, with every key, are written, read back equal, and accepted.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.records=20 -Dsecurescrape.seed=7"}.
 */
class RandomRecordsTest {

  private static final long SEED = RandomFiles.SEED;

  private static final List<PrometheusVersion> VERSIONS =
      List.of(
          PrometheusVersion.OLDEST_KNOWN,
          PrometheusVersion.of("2.42.0"),
          PrometheusVersion.of("2.53.3"),
          PrometheusVersion.of("3.5.3"),
          PrometheusVersion.NEWEST_KNOWN);

  @Test
  void readsBackEveryRecordThatItTakes() throws Exception {
    Census census = new Census(Sections.OF_PROMETHEUS);
    for (PrometheusVersion version : VERSIONS) {
      boolean newest = version.equals(PrometheusVersion.NEWEST_KNOWN);
      RandomFiles files = files(version, Set.of());
      for (Entries tree : newest ? files.withEachKey() : files.withEachSection()) {
        PrometheusConfig config = read(TreePrinter.print(tree, new Random(SEED)), version);
        assertThat(read(PrometheusYaml.print(config), version)).isEqualTo(config);
        census.add(tree, config);
      }
    }

    System.out.printf("random records: seed %d, %s%n", SEED, census);
    census.assertComplete(VERSIONS.stream().map(PrometheusVersion::number).toList());
  }

  @Test
  void readsBackRecordsMadeOfOthers() throws Exception {
    PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;
    Choice choice = new Choice(new Random(SEED));
    RecordMix mix = new RecordMix(choice);
    List<PrometheusConfig> configs = new ArrayList<>();
    for (Entries tree : files(version, Set.of()).withEachSection()) {
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
    List<FuzzCase> files = new ArrayList<>();
    Set<String> left = new KnownDifferences(version.number()).leftOut();
    for (Entries tree : files(version, left).withEachSection()) {
      PrometheusConfig config = read(TreePrinter.print(tree, new Random(SEED)), version);
      files.add(FuzzCase.of(PrometheusYaml.print(config).getBytes(StandardCharsets.UTF_8)));
    }
    List<Verdict> verdicts = promtool.check(files);
    assertThat(verdicts).allMatch(Verdict::accepts);
    System.out.printf("written records: promtool %s takes all %d%n", version, files.size());
  }

  private static RandomFiles files(PrometheusVersion version, Set<String> left) {
    return new RandomFiles(
        new RandomConfigs(new Choice(new Random(SEED)), version.number(), left),
        new Repair(text -> PrometheusYaml.parse("prometheus.yml", text, version)));
  }

  private static PrometheusConfig read(String text, PrometheusVersion version) {
    Read<PrometheusConfig> read = PrometheusYaml.parse("prometheus.yml", text, version);
    assertThat(read.report().errors()).as(text).isEmpty();
    return read.orThrow();
  }
}
