// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.k8s.OperatorVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code NAME.bad.yml} gives exactly the report in {@code NAME.problems}, each {@code
 * NAME.good.yml} none. Run with {@code -Dsecurescrape.recreate=true} to write the reports anew, and
 * look at each difference.
 */
class ManifestFixturesTest {

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("src/test/resources/fixtures/manifests"),
          Path.of("src/test/resources/fixtures/problems/manifests"));

  private static final Pattern VERSION = Pattern.compile("# Operator ([\\d.]+)\n");
  private static final boolean RECREATE = Boolean.getBoolean("securescrape.recreate");
  private static final String FILE = "manifests.yaml";

  /** Values of Secrets that nobody has to keep in the repository. */
  private static final Map<String, String> PEMS = pems();

  private static Map<String, String> pems() {
    CertificateAuthority authority = CertificateAuthority.create("test");
    Identity client = authority.issue(CertificateRequest.builder("client").build());
    Identity other = authority.issue(CertificateRequest.builder("other").build());
    return Map.of(
        "${ca.crt}", base64(authority.certificatePem()),
        "${client.crt}", base64(client.chainPem()),
        "${client.key}", base64(client.keyPem().reveal()),
        "${other.key}", base64(other.keyPem().reveal()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @TestFactory
  Stream<DynamicTest> badFilesGiveTheirReport() {
    return files(".bad.yml")
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> checkBad(file)));
  }

  @TestFactory
  Stream<DynamicTest> goodFilesGiveNone() {
    return files(".good.yml")
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertThat(check(file).toText()).isEqualTo(Report.clean().toText())));
  }

  private static void checkBad(Path file) throws IOException {
    Path expected = Path.of(file.toString().replace(".bad.yml", ".problems"));
    String actual = check(file).toText();
    if (RECREATE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static Report check(Path file) throws IOException {
    String text = Files.readString(file);
    for (Map.Entry<String, String> each : PEMS.entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    Matcher version = VERSION.matcher(text);
    return ManifestCheck.of(Manifests.parse(FILE, text))
        .operator(
            version.lookingAt()
                ? OperatorVersion.of(version.group(1))
                : OperatorVersion.NEWEST_KNOWN)
        .run();
  }

  private static Stream<Path> files(String ending) {
    return FOLDERS.stream().filter(Files::isDirectory).flatMap(folder -> below(folder, ending));
  }

  private static Stream<Path> below(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(each -> each.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
