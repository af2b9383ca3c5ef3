// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.conformance.PrometheusYmlCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes a file holds, a reader answers with a report. The ordinary run takes the fixtures
 * as they are; {@code JAZZER_FUZZ=1 mvn -pl core,model-prometheus test -Dtest=ReadersFuzzTest
 * -Dsurefire.failIfNoSpecifiedTests=false} lets Jazzer change them, and with {@code
 * -Dsecurescrape.shared=DIR} the files of the conformance data too, for half an hour: no property
 * shortens that, so stop it when it has run for long enough.
 */
class ReadersFuzzTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final boolean FUZZES = !System.getenv().getOrDefault("JAZZER_FUZZ", "").isEmpty();
  private static final String SHARED = System.getProperty("securescrape.shared", "");

  /** Larger files slow the changes down, which start at any byte. */
  private static final int MAX_SEED = 32 << 10;

  private static final int MAX_CASES = 2_000;

  @TempDir private static Path folder;

  static Stream<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>(files(FIXTURES, ".*\\.(yml|json)"));
    if (FUZZES && !SHARED.isEmpty()) {
      seeds.addAll(files(SharedData.path("upstream"), ".*\\.ya?ml"));
      List<Map<String, String>> cases = PrometheusYmlCases.rows();
      for (int i = 0; i < MAX_CASES; i++) {
        seeds.add(cases.get(i * cases.size() / MAX_CASES).getOrDefault("yaml", "").getBytes(UTF_8));
      }
    }
    return seeds.stream();
  }

  private static List<byte[]> files(Path root, String name) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().matches(name) && Files.isRegularFile(file))
          .sorted()
          .map(ReadersFuzzTest::bytes)
          .filter(bytes -> bytes.length <= MAX_SEED)
          .toList();
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30m")
  void answerWithAReport(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("file.yml"), bytes);
    PrometheusVersion version =
        bytes.length % 2 == 0 ? PrometheusVersion.NEWEST_KNOWN : PrometheusVersion.OLDEST_KNOWN;
    PrometheusReader reader = PrometheusYaml.reader().version(version);

    Read<PrometheusConfig> read = reader.read(file);
    print(read.report());
    print(WebConfigYaml.read(file).report());
    print(RulesYaml.read(file).report());
    print(TargetGroupsYaml.read(file).report());
    print(TargetGroupsYaml.parseJson("file", new String(bytes, UTF_8), version).report());

    if (!read.report().hasErrors()) {
      PrometheusConfig config = read.orThrow();
      String written = PrometheusYaml.print(config);
      assertThat(reader.parse("written.yml", written).orThrow()).isEqualTo(config);
    }
  }

  private static void print(Report report) {
    assertThat(report.toText() + report.toJson() + report.toSarif()).isNotEmpty();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
