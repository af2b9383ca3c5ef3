// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import io.github.securescrape.prometheus.rules.RuleGroups;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.RulesYaml;
import io.github.securescrape.prometheus.yaml.TargetGroupsYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code NAME.bad.yml} gives exactly the report in {@code NAME.problems}; each {@code
 * NAME.good.yml} and {@code NAME.full.yml} reads clean, and equal again after writing. Run with
 * {@code -Dsecurescrape.recreate=true} to write the reports anew, and look at each difference.
 */
class FixturesTest {

  private static final String VERSION_MARK = "# Prometheus ";
  private static final Path FOLDER = Path.of("src/test/resources/fixtures");

  /** The certificate and key that web configs name; nobody has to keep a key in the repository. */
  private static final FileSet IDENTITY = identity();

  private static final boolean RECREATE = Boolean.getBoolean("securescrape.recreate");

  private static FileSet identity() {
    Identity node =
        Identity.selfSigned(CertificateRequest.builder("node").hosts("localhost").build());
    return FileSet.builder()
        .add("node.crt", node.chainPem(), FileMode.PUBLIC)
        .add("node.key", node.keyPem())
        .build();
  }

  @TestFactory
  Stream<DynamicTest> badFilesGiveTheirReport() {
    return Stream.concat(files(".bad.yml").stream(), files(".bad.json").stream())
        .map(
            file ->
                DynamicTest.dynamicTest(FOLDER.relativize(file).toString(), () -> checkBad(file)));
  }

  @TestFactory
  Stream<DynamicTest> goodFilesReadCleanAndBackEqual() {
    return Stream.of(".good.yml", ".good.json", ".full.yml")
        .flatMap(ending -> files(ending).stream())
        .map(
            file ->
                DynamicTest.dynamicTest(FOLDER.relativize(file).toString(), () -> checkGood(file)));
  }

  private static void checkBad(Path file) throws IOException {
    Path expected =
        file.resolveSibling(
            file.getFileName().toString().replaceFirst("\\.bad(\\.yml|(\\.json))$", "$2.problems"));
    String actual = read(file, text(file)).report().toText();
    if (RECREATE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static void checkGood(Path file) throws IOException {
    String text = text(file);
    Read<?> read = read(file, text);
    assertThat(read.report().errors()).isEmpty();
    if (read.orThrow() instanceof RuleGroups rules) {
      String written = RulesYaml.print(rules);
      assertThat(read(file, written).orThrow()).as(written).isEqualTo(rules);
    }
    if (read.orThrow() instanceof PrometheusConfig config) {
      String head = text.startsWith(VERSION_MARK) ? text.lines().findFirst().orElseThrow() : "";
      String written = head + "\n" + PrometheusYaml.print(config);
      assertThat(read(file, written).orThrow()).as(written).isEqualTo(config);
    }
  }

  /** Reads a fixture as what its folder holds; files it names are looked up beside it. */
  static Read<?> read(Path file, String text) {
    String name = file.getFileName().toString();
    FileSource folder = FileSource.folder(file.getParent());
    FileSource files = named -> IDENTITY.text(named).or(() -> folder.text(named));
    return switch (file.getParent().getFileName().toString()) {
      case "web-config" -> WebConfigYaml.parse(name, text, files);
      case "fleet" -> FleetYaml.parse(name, text, files);
      case "rules" -> RulesYaml.parse(name, text, versionOf(text));
      case "file-sd" -> TargetGroupsYaml.parse(name, text, versionOf(text));
      default -> PrometheusYaml.parse(name, text, versionOf(text));
    };
  }

  /** Returns the version that the first line names, such as {@code # Prometheus 2.45.0}. */
  private static PrometheusVersion versionOf(String text) {
    return text.startsWith(VERSION_MARK)
        ? PrometheusVersion.of(
            text.lines().findFirst().orElseThrow().substring(VERSION_MARK.length()))
        : PrometheusVersion.NEWEST_KNOWN;
  }

  /** Returns the text of a file, in which bytes that are no UTF-8 are replaced. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  static List<Path> files(String ending) {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
