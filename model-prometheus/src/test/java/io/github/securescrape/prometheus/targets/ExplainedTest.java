// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.prometheus.CaseFiles;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What people ask about targets that are gone: each {@code NAME.yml} of {@code fixtures/explained}
 * gives exactly the text in {@code NAME.explained}. Run with {@code -Dsecurescrape.recreate=true}
 * to write the texts anew, and read each: does it say why, and what to change?
 */
class ExplainedTest {

  static final Path FOLDER = Path.of("src/test/resources/fixtures/explained");

  private static final Pattern VERSION = Pattern.compile("# Prometheus ([\\d.]+)\n");
  private static final boolean RECREATE = Boolean.getBoolean("securescrape.recreate");

  @TestFactory
  Stream<DynamicTest> saysWhyTargetsAreGone() throws IOException {
    return files().map(file -> DynamicTest.dynamicTest(nameOf(file), () -> check(file)));
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
    }
  }

  static String nameOf(Path file) {
    return file.getFileName().toString().replace(".yml", "");
  }

  private static void check(Path file) throws IOException {
    String text = Files.readString(file);
    Matcher header = VERSION.matcher(text);
    PrometheusVersion version =
        header.lookingAt() ? PrometheusVersion.of(header.group(1)) : PrometheusVersion.NEWEST_KNOWN;
    Targets targets = Targets.of(CaseFiles.config(file)).version(version).make();

    String actual =
        targets.jobs().stream().map(JobTargets::toString).collect(Collectors.joining("\n"));

    for (JobTargets job : targets.jobs()) {
      job.leftOut().forEach(each -> assertThat(job.notes(each)).allMatch(actual::contains));
    }
    Path expected = file.resolveSibling(nameOf(file) + ".explained");
    if (RECREATE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
