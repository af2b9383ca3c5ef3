// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Snippets, files and outputs in the README are cut from the examples. {@code
 * -Dsecurescrape.recreate=true} cuts them anew.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final String MAIN = "README.md";
  private static final String TESTKIT = "testkit/README.md";
  private static final Path SOURCES = Path.of("src/main/java/io/github/securescrape/examples");
  private static final Path TESTS =
      Path.of("src/test/java/io/github/securescrape/examples/scraping");

  /** A comment that says where a block comes from, and the block. */
  private static final Pattern BLOCK =
      Pattern.compile("(<!-- (\\w+): (\\S+) -->\n```\\w+\n)(.*?)(?<=\n)(```\n)", Pattern.DOTALL);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {MAIN, TESTKIT})
  void showsTheExamplesAndWhatTheyPrint(String readme) throws Exception {
    String text = Files.readString(ROOT.resolve(readme));

    String expected = expected(text);

    if (Boolean.getBoolean("securescrape.recreate")) {
      Files.writeString(ROOT.resolve(readme), expected);
    } else {
      assertThat(text).isEqualTo(expected);
    }
  }

  @Test
  void tellsTheTruthAboutTheSecondRun() throws Exception {
    outputOf("SecureAFleet");

    assertThat(outputOf("SecureAFleet").lines()).allMatch(line -> line.startsWith("keep "));
  }

  @ParameterizedTest
  @CsvSource({MAIN + ", 12", TESTKIT + ", 7"})
  void showsNothingElse(String readme, int blocks) throws IOException {
    String text = Files.readString(ROOT.resolve(readme));

    assertThat(BLOCK.matcher(text).results()).hasSize(blocks);
    assertThat(BLOCK.matcher(text).replaceAll("")).doesNotContain("```");
  }

  @ParameterizedTest
  @ValueSource(strings = {MAIN, TESTKIT})
  void linksToWhatIsThere(String readme) throws IOException {
    Path file = ROOT.resolve(readme);
    Matcher links = Pattern.compile("]\\(([^)]+)\\)").matcher(Files.readString(file));

    assertThat(links.results().map(link -> file.resolveSibling(link.group(1))))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(path).exists());
  }

  private String expected(String text) throws Exception {
    StringBuilder expected = new StringBuilder();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String content = content(block.group(2), block.group(3));
      block.appendReplacement(
          expected, Matcher.quoteReplacement(block.group(1) + content + block.group(5)));
    }
    return block.appendTail(expected).toString();
  }

  private String content(String kind, String source) throws Exception {
    return switch (kind) {
      case "snippet" -> snippet(Files.readString(SOURCES.resolve(source + ".java")));
      case "test" -> snippet(Files.readString(TESTS.resolve(source + ".java")));
      case "file" -> Files.readString(ROOT.resolve(source));
      case "output" -> outputOf(source);
      default -> throw new IllegalStateException(kind);
    };
  }

  private static String snippet(String source) {
    Matcher snippet =
        Pattern.compile("// snippet:start\n(.*?) *// snippet:end", Pattern.DOTALL).matcher(source);
    assertThat(snippet.find()).isTrue();
    return snippet.group(1).stripTrailing().stripIndent() + "\n";
  }

  private String outputOf(String example) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PrintStream ours = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      System.setOut(ours);
      switch (example) {
        case "SecureAFleet" -> SecureAFleet.main(new String[] {folder.toString()});
        case "ExplainTargets" ->
            ExplainTargets.run(List.of("explain/prometheus.yml"), ours, System.err);
        case "PreviewScrapeConfigs" ->
            PreviewScrapeConfigs.run(
                List.of("--release", "monitoring/prometheus-stack", "cluster/node.yaml"),
                ours,
                ours);
        case "CheckALink" -> CheckALink.main(new String[0]);
        case "CheckAConfiguration" -> CheckAConfiguration.main(new String[0]);
        default -> throw new IllegalStateException(example);
      }
    } finally {
      System.setOut(before);
    }
    return output.toString(StandardCharsets.UTF_8);
  }
}
