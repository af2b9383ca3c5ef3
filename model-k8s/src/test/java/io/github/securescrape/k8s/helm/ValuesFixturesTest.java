// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Read;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code NAME.bad.yml} gives exactly the report in {@code NAME.problems}; each {@code
 * NAME.good.yml} reads clean, and equal again after writing. A line with nothing but the name of a
 * file in a comment begins that file, to be merged with what stands before. Run with {@code
 * -Dsecurescrape.recreate=true} to write the reports anew, and look at each difference. The folder
 * {@code problems} holds a bad and a good file for each code, of which its page is made.
 */
class ValuesFixturesTest {

  private static final Path FOLDER = Path.of("src/test/resources/fixtures");
  private static final Set<String> KINDS = Set.of("kube-prometheus-stack", "prometheus-chart");
  private static final Pattern NAME = Pattern.compile("(?m)^# ([\\w-]+\\.yaml)\n");
  private static final boolean RECREATE = Boolean.getBoolean("securescrape.recreate");

  @TestFactory
  Stream<DynamicTest> badFilesGiveTheirReport() {
    return files(".bad.yml").map(file -> test(file, ValuesFixturesTest::checkBad));
  }

  @TestFactory
  Stream<DynamicTest> goodFilesReadCleanAndBackEqual() {
    return files(".good.yml").map(file -> test(file, ValuesFixturesTest::checkGood));
  }

  private static DynamicTest test(Path file, Check check) {
    return DynamicTest.dynamicTest(
        FOLDER.relativize(file).toString(), () -> check.check(file, Files.readString(file)));
  }

  private static void checkBad(Path file, String text) throws IOException {
    String name = file.getFileName().toString();
    Path expected = file.resolveSibling(name.replace(".bad.yml", ".problems"));
    String actual = read(file, text).report().toText();
    if (RECREATE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static void checkGood(Path file, String text) {
    Read<HelmValues> read = read(file, text);
    boolean merged = NAME.matcher(text).find();
    assertThat(merged ? read.report().errors() : read.report().problems()).isEmpty();
    HelmValues values = read.orThrow();
    Read<HelmValues> again = read(file, values.toYaml());
    assertThat(again.orThrow().toYaml()).isEqualTo(values.toYaml());
    assertThat(again.orThrow().scrapeJobs()).isEqualTo(values.scrapeJobs());
  }

  private static Read<HelmValues> read(Path file, String text) {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher name = NAME.matcher(text);
    String current = "values.yaml";
    int from = 0;
    while (name.find()) {
      if (name.start() > from) {
        files.put(current, text.substring(from, name.start()));
      }
      current = name.group(1);
      from = name.start();
    }
    files.put(current, text.substring(from));
    return ValuesYaml.reader(chartOf(file)).parse(files);
  }

  private static HelmChart chartOf(Path file) {
    return kindOf(file).equals("prometheus-chart")
        ? HelmChart.PROMETHEUS
        : HelmChart.KUBE_PROMETHEUS_STACK;
  }

  private static String kindOf(Path file) {
    return file.getParent().getFileName().toString();
  }

  private static Stream<Path> files(String ending) {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      List<Path> files =
          all.filter(file -> file.toString().endsWith(ending) && KINDS.contains(kindOf(file)))
              .sorted()
              .toList();
      return files.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Check {
    void check(Path file, String text) throws IOException;
  }
}
