// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random web configs of exporters, with every section and key, are written, read back equal, and
 * accepted.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.records=20 -Dsecurescrape.seed=7"}.
 */
class RandomWebConfigsTest {

  private static final long SEED = RandomFiles.SEED;
  private static final Version VERSION = WebConfigYaml.NEWEST_TOOLKIT;

  private final Sections sections = new Sections(WebConfig.class);

  @Test
  void readsBackEveryWebConfigThatItTakes(@TempDir Path folder) throws Exception {
    Census census = new Census(sections);
    List<WebConfig> configs = new ArrayList<>();
    for (Entries tree : trees(folder)) {
      WebConfig config = read(TreePrinter.print(tree, new Random(SEED)), folder);
      assertThat(read(WebConfigYaml.print(config), folder)).isEqualTo(config);
      census.add(tree, config);
      configs.add(config);
    }
    Choice choice = new Choice(new Random(SEED));
    RecordMix mix = new RecordMix(choice);
    int mixed = 0;
    for (int i = 0; i < 4 * configs.size(); i++) {
      WebConfig config = mix.mix(choice.oneOf(configs), choice.oneOf(configs));
      FileSource files = FileSource.folder(folder);
      Read<WebConfig> read = WebConfigYaml.parse("web.yml", WebConfigYaml.print(config), files);
      // Cipher suites that HTTP/2 cannot do without are no rule of one record.
      if (!read.report().hasErrors()) {
        assertThat(read.orThrow()).isEqualTo(config);
        mixed++;
      }
    }

    System.out.printf("random web configs: seed %d, %s, %d mixed%n", SEED, census, mixed);
    census.assertComplete(List.of(VERSION));
    assertThat(mixed).isGreaterThan(configs.size());
  }

  @Test
  void promtoolTakesWhatIsWritten() throws Exception {
    List<RealTool> tools = RealTool.findAll("prometheus", "promtool");
    RealTool promtool = tools.get(tools.size() - 1);
    List<String> arguments = new ArrayList<>(List.of("check", "web-config"));
    for (Entries tree : trees(promtool.folder())) {
      WebConfig config = read(TreePrinter.print(tree, new Random(SEED)), promtool.folder());
      String name = "web-" + arguments.size() + ".yml";
      WebConfigYaml.write(config, promtool.folder().resolve(name));
      arguments.add(name);
    }

    String output = promtool.run(arguments.toArray(String[]::new));

    int accepted = arguments.size() - 2;
    assertThat(output.lines()).hasSize(accepted).allMatch(line -> line.endsWith(" SUCCESS"));
    System.out.printf("written web configs: %s takes all %d%n", promtool, accepted);
  }

  private List<Entries> trees(Path folder) throws IOException {
    Choice choice = new Choice(new Random(SEED));
    RandomConfigs random =
        new RandomConfigs(sections, choice, Set.of(), WebValues.in(folder, choice, VERSION));
    FileSource files = FileSource.folder(folder);
    return new RandomFiles(random, new Repair(text -> WebConfigYaml.parse("web.yml", text, files)))
        .withEachKey();
  }

  private static WebConfig read(String text, Path folder) {
    Read<WebConfig> read = WebConfigYaml.parse("web.yml", text, FileSource.folder(folder));
    assertThat(read.report().errors()).as(text).isEmpty();
    return read.orThrow();
  }
}
