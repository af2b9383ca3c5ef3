// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Profile;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import io.github.securescrape.prometheus.rules.RuleGroups;
import io.github.securescrape.prometheus.yaml.PrometheusReader;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code NAME.bad.yml} gives exactly the report in {@code NAME.problems}; each {@code
 * NAME.good.yml} and {@code NAME.full.yml} reads clean, and equal again after writing. Run with
 * {@code -Dsecurescrape.recreate=true} to write the reports anew, and look at each difference. The
 * folder {@code problems} holds a bad and a good file for each code, of which its page is made.
 */
class FixturesTest {

  private static final Pattern VERSION = Pattern.compile("# Prometheus ([\\d.]+)\n");
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
    Report report = shown(file, read(file, text(file)).report());
    String actual = report.toText().replace(file.toString(), nameOf(file));
    if (RECREATE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  /** Returns a report in which the code that a file is called after is shown, if it is there. */
  private static Report shown(Path file, Report report) {
    String id = file.getFileName().toString().replaceFirst("\\.(bad|good|full)\\.\\w+$", "");
    boolean hardened =
        report.found().stream()
            .map(Problem::code)
            .anyMatch(code -> code.hardenedOnly() && code.id().equals(id));
    return hardened ? report.under(Profile.HARDENED) : report;
  }

  private static void checkGood(Path file) throws IOException {
    String text = text(file);
    Read<?> read = read(file, text);
    Report report = shown(file, read.report());
    assertThat(isOfPage(file) ? report.problems() : report.errors()).isEmpty();
    if (read.orThrow() instanceof RuleGroups rules) {
      String written = RulesYaml.print(rules);
      assertThat(read(file, written).orThrow()).as(written).isEqualTo(rules);
    }
    if (read.orThrow() instanceof PrometheusConfig config) {
      Matcher version = VERSION.matcher(text);
      String written = (version.lookingAt() ? version.group() : "") + PrometheusYaml.print(config);
      assertThat(read(file, written).orThrow()).as(written).isEqualTo(config);
    }
  }

  /** Reads a fixture as what its folder holds; files it names are looked up beside it. */
  static Read<?> read(Path file, String text) {
    String name = nameOf(file);
    FileSource files = IDENTITY.or(FileSource.folder(file.getParent()));
    PrometheusReader prometheus = PrometheusYaml.reader().version(versionOf(text));
    return switch (kindOf(file)) {
      case "web-config" -> WebConfigYaml.parse(name, text, files);
      case "fleet" -> FleetYaml.parse(name, text, files);
      case "link" -> LinkFixture.read(text);
      case "web-hardening" -> HardeningFixture.readWebConfig(text);
      case "job-hardening" -> HardeningFixture.readJobs(text);
      case "rules" -> RulesYaml.parse(name, text, versionOf(text));
      case "file-sd" -> TargetGroupsYaml.parse(name, text, versionOf(text));
      case "agent" -> prometheus.agentMode().parse(name, text);
      case "files" -> prometheus.checkingFiles().read(file);
      default -> prometheus.parse(name, text);
    };
  }

  private static String kindOf(Path file) {
    return file.getParent().getFileName().toString();
  }

  private static boolean isOfPage(Path file) {
    return file.startsWith(FOLDER.resolve("problems"));
  }

  /** Returns the name to show in reports: on a page, what such a file is called in the field. */
  private static String nameOf(Path file) {
    if (!isOfPage(file)) {
      return file.getFileName().toString();
    }
    return switch (kindOf(file)) {
      case "web-config", "web-hardening" -> "web-config.yml";
      case "fleet" -> "fleet.yml";
      case "rules" -> "rules.yml";
      case "file-sd" -> "targets.yml";
      default -> "prometheus.yml";
    };
  }

  /** Returns the text of a file that may hold bytes which are none. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** Returns the version that the first line names, such as {@code # Prometheus 2.45.0}. */
  private static PrometheusVersion versionOf(String text) {
    Matcher version = VERSION.matcher(text);
    return version.lookingAt()
        ? PrometheusVersion.of(version.group(1))
        : PrometheusVersion.NEWEST_KNOWN;
  }

  /** Returns the fixtures with an ending, but for those of the files around an exporter. */
  static List<Path> files(String ending) {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !kindOf(file).startsWith("host-"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
