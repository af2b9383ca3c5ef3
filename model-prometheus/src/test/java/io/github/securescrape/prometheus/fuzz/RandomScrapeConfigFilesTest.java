// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fuzz.Promtool.Verdict;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.scrape.ScrapeConfigFile;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random files of scrape jobs, with every section and key that one can have, are written, read back
 * equal, and accepted.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.records=20 -Dsecurescrape.seed=7"}.
 */
class RandomScrapeConfigFilesTest {

  private static final long SEED = RandomFiles.SEED;

  /** What proves who a job is, which promtool wants to be there. */
  private static final Map<String, List<String>> CREDENTIALS =
      Map.of(
          "credentials_file", List.of("there"),
          "bearer_token_file", List.of("there"),
          "cert_file", List.of("there"),
          "key_file", List.of("there"));

  @Test
  void readsBackEveryFileThatItTakes() throws Exception {
    PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;
    Sections sections = new Sections(ScrapeConfigFile.class);
    Census census = new Census(sections);

    for (Entries tree : files(sections, version, Set.of()).withEachKey()) {
      ScrapeConfigFile file = read(TreePrinter.print(tree, new Random(SEED)), version);
      assertThat(read(PrometheusYaml.print(file), version)).isEqualTo(file);
      census.add(tree, file);
    }

    System.out.printf("random scrape config files: seed %d, %s%n", SEED, census);
    census.assertComplete(List.of(version.number()));
  }

  @Test
  void promtoolTakesAConfigurationThatNamesWhatIsWritten() throws Exception {
    List<RealTool> tools = RealTool.findAll("prometheus", "promtool");
    Promtool promtool = new Promtool(tools.get(tools.size() - 1));
    PrometheusVersion version = new PrometheusVersion(promtool.version());
    Set<String> left = new KnownDifferences(version.number()).leftOut();
    Sections sections = new Sections(ScrapeConfigFile.class);
    byte[] naming = "scrape_config_files: [jobs.yml]".getBytes(UTF_8);

    List<FuzzCase> cases = new ArrayList<>();
    for (Entries tree : files(sections, version, left).withEachKey()) {
      ScrapeConfigFile file = read(TreePrinter.print(tree, new Random(SEED)), version);
      byte[] jobs = PrometheusYaml.print(file).getBytes(UTF_8);
      cases.add(
          new FuzzCase(
              true, Map.of(FuzzCase.CONFIG, naming, "jobs.yml", jobs, "there", new byte[0])));
    }
    List<Verdict> verdicts = promtool.check(cases);

    assertThat(verdicts).allMatch(Verdict::accepts);
    for (int i = 0; i < cases.size(); i++) {
      assertThat(cases.get(i).judge(verdicts.get(i).file(), version).errors()).isEmpty();
    }
    System.out.printf(
        "written scrape config files: promtool %s takes all %d%n", version, cases.size());
  }

  private static RandomFiles files(Sections sections, PrometheusVersion version, Set<String> left) {
    Choice choice = new Choice(new Random(SEED));
    FieldValues values = new FieldValues(choice, version.number(), CREDENTIALS);
    return new RandomFiles(
        new RandomConfigs(sections, choice, left, values),
        new Repair(text -> PrometheusYaml.parse("jobs.yml", text, version)));
  }

  /** Reads the file as a configuration of scrape jobs only. */
  private static ScrapeConfigFile read(String text, PrometheusVersion version) {
    Read<PrometheusConfig> read = PrometheusYaml.parse("jobs.yml", text, version);
    assertThat(read.report().errors()).as(text).isEmpty();
    return ScrapeConfigFile.of(read.orThrow().scrapeConfigs().toArray(ScrapeJob[]::new));
  }
}
