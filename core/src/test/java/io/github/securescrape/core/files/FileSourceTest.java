// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {

  @TempDir Path folder;

  private static final FileSource FILES =
      FileSource.of(Map.of("ca.crt", "authority", "certs/node.crt", "certificate"));

  @Test
  void findsFilesInMemoryByTheirPaths() {
    assertThat(FILES.text("ca.crt")).hasValue("authority");
    assertThat(FILES.text("certs/node.crt")).hasValue("certificate");
    assertThat(FILES.find("node.crt").isMissing()).isTrue();
    assertThat(FileSource.none().find("ca.crt").isMissing()).isTrue();
  }

  @Test
  void findsFilesOfAFolderByRelativeAndAbsolutePaths() throws IOException {
    Path file = Files.writeString(folder.resolve("ca.crt"), "authority");
    FileSource files = FileSource.folder(folder);

    assertThat(files.text("ca.crt")).hasValue("authority");
    assertThat(files.text("./ca.crt")).hasValue("authority");
    assertThat(files.text(file.toString())).hasValue("authority");
    assertThat(files.text("/dev/null")).hasValue("");
    assertThat(files.find("node.crt").isMissing()).isTrue();
  }

  @Test
  void saysWhyThereIsNoText() throws IOException {
    Files.createDirectory(folder.resolve("certs"));
    FileSource files = FileSource.folder(folder);

    assertThat(files.find("certs").failure("certs")).isEqualTo("read certs: is a directory");
    assertThat(files.find("nope").failure("nope"))
        .isEqualTo("open nope: no such file or directory");
    assertThat(files.find("certs").isMissing()).isFalse();
  }

  @Test
  void remembersWhatItFoundFirst() throws IOException {
    Path file = Files.writeString(folder.resolve("ca.crt"), "authority");
    FileSource files = FileSource.folder(folder).remembering();

    assertThat(files.text("ca.crt")).hasValue("authority");
    assertThat(files.find("node.crt").isMissing()).isTrue();
    Files.writeString(file, "another");
    Files.writeString(folder.resolve("node.crt"), "certificate");

    assertThat(files.text("ca.crt")).hasValue("authority");
    assertThat(files.find("node.crt").isMissing()).isTrue();
  }

  @Test
  void findsNothingWhereNoFileCanBe() {
    String path = "certs\0.crt";

    assertThat(FileSource.folder(folder).find(path).isMissing()).isTrue();
    assertThat(FILES.find(path).isMissing()).isTrue();
    assertThat(FILES.provided("*").find(path).isMissing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/prometheus", "/etc/prometheus/"})
  void findsMountedFilesByBothTheirPaths(String mount) {
    FileSource mounted = FILES.mountedAt(mount);

    assertThat(mounted.text("/etc/prometheus/certs/node.crt")).hasValue("certificate");
    assertThat(mounted.text("certs/node.crt")).hasValue("certificate");
  }

  @Test
  void findsNoMountedFileElsewhere() throws IOException {
    Path file = Files.writeString(folder.resolve("ca.crt"), "authority");
    FileSource mounted = FileSource.folder(folder).mountedAt("/etc/prometheus");

    assertThat(mounted.text("/etc/prometheus/ca.crt")).hasValue("authority");
    assertThat(mounted.find(file.toString()).isMissing()).isTrue();
    assertThat(mounted.find("/etc/prometheus2/ca.crt").isMissing()).isTrue();
  }

  @Test
  void asksTheOtherSourceForWhatIsMissingOnly() throws IOException {
    Files.createDirectory(folder.resolve("certs"));
    FileSource files =
        FileSource.folder(folder).or(FileSource.of(Map.of("ca.crt", "other", "certs", "other")));

    assertThat(files.text("ca.crt")).hasValue("other");
    assertThat(files.find("certs").failure("certs")).isEqualTo("read certs: is a directory");
    assertThat(FILES.or(FileSource.of(Map.of("ca.crt", "other"))).text("ca.crt"))
        .hasValue("authority");
    assertThat(FILES.or(FileSource.none()).find("nope").isMissing()).isTrue();
  }

  @Test
  void promisesFilesThatAreNotThereYet() {
    FileSource files = FILES.provided("/run/secrets/*", "/var/lib/**", "*.crt");

    assertThat(files.find("/run/secrets/password").isProvided()).isTrue();
    assertThat(files.find("/run/secrets/deep/password").isMissing()).isTrue();
    assertThat(files.find("/var/lib/deep/er/key").isProvided()).isTrue();
    assertThat(files.find("node.crt").isProvided()).isTrue();
    assertThat(files.text("ca.crt")).hasValue("authority");
  }
}
