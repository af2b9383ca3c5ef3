// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.value.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSetTest {

  @TempDir Path folder;

  private static final FileSet FILES =
      FileSet.builder()
          .add("config.yml", "a: ä\n", FileMode.GROUP)
          .add("deep/er/key", Secret.of("hunter2"))
          .build();

  private static List<String> texts(List<FileChange> changes) {
    return changes.stream().map(FileChange::toString).toList();
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
  }

  private List<String> present() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void writesContentsAndModes() throws IOException {
    assertThat(texts(FILES.writeTo(folder)))
        .containsExactly("create config.yml", "create deep/er/key");

    assertThat(folder.resolve("config.yml")).hasContent("a: ä\n");
    assertThat(folder.resolve("deep/er/key")).hasContent("hunter2");
    assertThat(mode("config.yml")).isEqualTo("rw-r-----");
    assertThat(mode("deep/er/key")).isEqualTo("rw-------");
    assertThat(present()).containsExactly("config.yml", "deep/er/key");
  }

  @Test
  void leavesAloneWhatIsAsItShallBe() throws IOException {
    FILES.writeTo(folder);
    FileTime before = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(folder.resolve("config.yml"), before);

    assertThat(texts(FILES.writeTo(folder))).containsExactly("keep config.yml", "keep deep/er/key");

    assertThat(Files.getLastModifiedTime(folder.resolve("config.yml"))).isEqualTo(before);
  }

  @Test
  void tellsWhatItWouldDoAndTouchesNothing() throws IOException {
    assertThat(texts(FILES.diff(folder.resolve("new"))))
        .containsExactly("create config.yml", "create deep/er/key");
    assertThat(folder.resolve("new")).doesNotExist();

    FILES.writeTo(folder);
    Files.writeString(folder.resolve("config.yml"), "b");
    Files.setPosixFilePermissions(
        folder.resolve("deep/er/key"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(texts(FILES.diff(folder)))
        .containsExactly("replace config.yml", "adjust deep/er/key (mode 0644 becomes 0600)");
    assertThat(folder.resolve("config.yml")).hasContent("b");
    FILES.writeTo(folder);
    assertThat(mode("deep/er/key")).isEqualTo("rw-------");
    assertThat(texts(FILES.diff(folder))).allMatch(text -> text.startsWith("keep"));
  }

  @Test
  void givesFilesToTheirOwnerByNumber() throws IOException {
    assumeTrue(
        Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid")),
        "only root gives files away");
    FileSet files =
        FileSet.builder().owner(FileOwner.NOBODY).add("a", "a", FileMode.PRIVATE).build();

    files.writeTo(folder);

    assertThat(Files.getAttribute(folder.resolve("a"), "unix:uid")).isEqualTo(65534);
    assertThat(Files.getAttribute(folder.resolve("a"), "unix:gid")).isEqualTo(65534);
    Files.setAttribute(folder.resolve("a"), "unix:uid", 1);
    assertThat(texts(files.writeTo(folder)))
        .containsExactly("adjust a (owner 1:65534 becomes 65534:65534)");
  }

  @Test
  void touchesNothingIfOneFileCannotBeWritten() throws IOException {
    FILES.writeTo(folder);
    Files.writeString(folder.resolve("file"), "a file");
    Files.createDirectories(folder.resolve("taken/by/folder"));
    FileSet blocked =
        FileSet.builder()
            .add("config.yml", "changed", FileMode.PUBLIC)
            .add("new/one", "new", FileMode.PUBLIC)
            .add("file/below", "x", FileMode.PUBLIC)
            .add("taken/by", "x", FileMode.PUBLIC)
            .build();

    assertThatThrownBy(() -> blocked.writeTo(folder))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(
            folder.resolve("file/below")
                + ": error: cannot write below: "
                + folder.resolve("file")
                + " is not a folder [files.not-writable]\n"
                + folder.resolve("taken/by")
                + ": error: cannot write by: there is a folder of that name [files.not-writable]");

    assertThat(folder.resolve("config.yml")).hasContent("a: ä\n");
    assertThat(folder.resolve("new")).doesNotExist();
    assertThat(present()).containsExactly("config.yml", "deep/er/key", "file");
  }

  @Test
  void saysSoIfTheFolderCannotBeMade() {
    // Nobody can make files there, not even root.
    Path proc = Path.of("/proc/self");
    assumeTrue(Files.isDirectory(proc), "no /proc");

    assertThatThrownBy(() -> FILES.writeTo(proc.resolve("out")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("cannot write config.yml")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", "a\0"})
  void refusesPathsThatLeadElsewhere(String path) {
    assertThatThrownBy(() -> FileSet.builder().add(path, "x", FileMode.PUBLIC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void joinsAndMovesSets() {
    FileSet all =
        FILES.under("node01").plus(FileSet.builder().add("x", "x", FileMode.PUBLIC).build());

    assertThat(all.entries())
        .extracting(FileEntry::path)
        .containsExactly("node01/config.yml", "node01/deep/er/key", "x");
    assertThat(all.text("node01/deep/er/key")).contains("hunter2");
    assertThat(all.text("none")).isEmpty();
  }

  @Test
  void printsNoContent() {
    assertThat(FILES.toString() + FILES.entries())
        .contains("config.yml")
        .doesNotContain("hunter2", "ä");
  }

  @Test
  void looksUpFilesBelowAFolder() throws IOException {
    Files.writeString(folder.resolve("a"), "text");

    assertThat(FileSource.folder(folder).text("a")).contains("text");
    assertThat(FileSource.folder(folder).text("b")).isEmpty();
    assertThat(FileSource.folder(folder).text(".")).isEmpty();
    assertThat(FileSource.none().text("a")).isEmpty();
  }
}
