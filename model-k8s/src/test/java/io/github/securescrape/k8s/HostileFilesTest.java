// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.securescrape.k8s.helm.HelmChart;
import io.github.securescrape.k8s.helm.ValuesYaml;
import io.github.securescrape.k8s.operator.ManifestCheck;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.k8s.operator.OperatorPreview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a file holds, its check ends in a report: the fixtures, with values and lines changed at
 * random.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.files=100000 -Dsecurescrape.seed=7"}.
 */
class HostileFilesTest {

  private static final int COUNT = Integer.getInteger("securescrape.files", 3_000);
  private static final long SEED = Long.getLong("securescrape.seed", 3);
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final int MOST_CHANGES = 3;

  /** A value in block or flow style. */
  private static final Pattern VALUE =
      Pattern.compile("(?<=[:\\[{,-] )[^\\s,\\[\\]{}#][^,\\]}\\n]*");

  private static final List<String> ODD =
      List.of(
          "",
          "~",
          "1",
          "-1",
          "1.5",
          "true",
          "[]",
          "{}",
          "[1]",
          "{a: 1}",
          "[[]]",
          "\"\"",
          "\" \"",
          "x",
          "${1}",
          "$(HOME)",
          "\"{{\"",
          "!!binary aGk=",
          "99999999999999999999",
          "0x10",
          "|\n",
          "&a [*a]",
          "*a",
          "\"\\u0000\"",
          "é",
          "10 MB",
          "1m",
          "[a, a]",
          "{<<: {a: 1}}",
          "2001-01-01");

  @Test
  void checksOfManifestsEndInAReport() throws IOException {
    List<String> texts = texts("manifests", "problems/manifests", "problems/scrape-config");
    Random random = new Random(SEED);
    for (int i = 0; i < COUNT; i++) {
      String text = changed(texts.get(random.nextInt(texts.size())), random);
      assertThatCode(
              () -> {
                Manifests manifests = Manifests.parse("manifests.yaml", text);
                assertThat(ManifestCheck.of(manifests).run().toText()).isNotEmpty();
                assertThat(OperatorPreview.of(manifests).make().report().toSarif()).isNotEmpty();
              })
          .as(text)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @EnumSource
  void checksOfValuesEndInAReport(HelmChart chart) throws IOException {
    List<String> texts =
        texts("helm", "problems/kube-prometheus-stack", "problems/prometheus-chart");
    Random random = new Random(SEED);
    for (int i = 0; i < COUNT / 2; i++) {
      String text = changed(texts.get(random.nextInt(texts.size())), random);
      assertThatCode(
              () ->
                  assertThat(ValuesYaml.parse(chart, "values.yaml", text).report().toText())
                      .isNotEmpty())
          .as(text)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "items: [{"})
  void deepFilesEndInAReport(String level) {
    String text = "kind: ScrapeConfig\nspec: " + level.repeat(9_000) + "\n";
    String list = "kind: List\nitems: [{" + level.repeat(9_000) + "\n";

    for (String each : List.of(text, list, level.repeat(9_000))) {
      assertThat(ManifestCheck.of(Manifests.parse("manifests.yaml", each)).run().hasErrors())
          .isTrue();
      assertThat(ValuesYaml.parse(HelmChart.PROMETHEUS, "values.yaml", each).report().hasErrors())
          .isTrue();
    }
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
      List<MatchResult> values = VALUE.matcher(changed).results().toList();
      if (values.isEmpty() || random.nextInt(8) == 0) {
        int from = random.nextInt(changed.length() + 1);
        changed.delete(from, Math.min(changed.length(), from + random.nextInt(20)));
      } else {
        MatchResult value = values.get(random.nextInt(values.size()));
        changed.replace(value.start(), value.end(), ODD.get(random.nextInt(ODD.size())));
      }
    }
    return changed.toString();
  }

  private static List<String> texts(String... folders) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(FIXTURES.resolve(folder))) {
        for (Path file :
            files.filter(each -> each.toString().matches(".*\\.ya?ml")).sorted().toList()) {
          texts.add(Files.readString(file, StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(texts).hasSizeGreaterThan(20);
    return texts;
  }
}
