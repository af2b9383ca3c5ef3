// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.PemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {

  @TempDir Path folder;

  @Test
  void holdsAText() {
    FileContent found = FileContent.of("correct horse");

    assertThat(found.text()).hasValue("correct horse");
    assertThat(found.failure("password")).isEmpty();
    assertThat(found.isMissing()).isFalse();
    assertThat(found.isProvided()).isFalse();
  }

  @Test
  void holdsAnEmptyText() {
    assertThat(FileContent.of("").text()).hasValue("");
    assertThat(FileContent.of("").isMissing()).isFalse();
  }

  @Test
  void neverPrintsItsText() {
    assertThat(FileContent.of("correct horse")).hasToString("<secret>");
    assertThat(FileContent.missing()).hasToString("no such file or directory");
    assertThat(FileContent.provided()).hasToString("provided");
  }

  @Test
  void isMissing() {
    FileContent found = FileContent.missing();

    assertThat(found.text()).isEmpty();
    assertThat(found.isMissing()).isTrue();
    assertThat(found.failure("ca.crt")).isEqualTo("open ca.crt: no such file or directory");
  }

  @Test
  void readsCertificatesOnce() {
    Identity identity = Identity.selfSigned(CertificateRequest.builder("node01").build());
    FileContent found = FileContent.of(identity.chainPem());

    assertThat(found.certificates()).hasValue(List.of(identity.certificate()));
    assertThat(found.certificates().orElseThrow()).isSameAs(found.certificates().orElseThrow());
    assertThat(found.authorities()).hasValue(List.of(identity.certificate()));
    assertThat(FileContent.of("no PEM").authorities()).hasValue(List.of());
    assertThatThrownBy(() -> FileContent.of("no PEM").certificates())
        .isInstanceOf(PemException.class);
    assertThat(FileContent.missing().certificates()).isEmpty();
    assertThat(FileContent.provided().authorities()).isEmpty();
  }

  @Test
  void cannotBeRead() {
    FileContent found = FileContent.failed("permission denied");

    assertThat(found.text()).isEmpty();
    assertThat(found.isMissing()).isFalse();
    assertThat(found.failure("ca.crt")).isEqualTo("open ca.crt: permission denied");
  }

  @Test
  void isProvidedWithoutAText() {
    FileContent found = FileContent.provided();

    assertThat(found.text()).isEmpty();
    assertThat(found.isMissing()).isFalse();
    assertThat(found.failure("ca.crt")).isEmpty();
  }

  @Test
  void saysThatAFileMayNotBeRead() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "correct horse");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root may read all files");

    assertThat(FileContent.read(file).failure("password"))
        .isEqualTo("open password: permission denied");
  }

  @Test
  void readsNoDevice() {
    assertThat(FileContent.read(Path.of("/dev/zero")).isMissing()).isTrue();
  }
}
