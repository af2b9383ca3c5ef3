// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.value.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders in which others have a hand, and disks without room. */
class HostileFolderTest {

  private static final int ROUNDS = 40;
  private static final int LINES = 5_000;

  @TempDir Path base;

  private Path folder;
  private Path elsewhere;

  @BeforeEach
  void makeFolders() throws IOException {
    folder = Files.createDirectory(base.resolve("out"));
    elsewhere = Files.createDirectory(base.resolve("elsewhere"));
  }

  private static FileSet key(String path) {
    return FileSet.builder().add(path, Secret.of("hunter2")).build();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void replacesALinkAndLeavesAloneWhatItLeadsTo() throws IOException {
    Path target = Files.writeString(elsewhere.resolve("shadow"), "root:x:\n");
    Files.createSymbolicLink(folder.resolve("key"), target);

    assertThat(key("key").writeTo(folder))
        .extracting(FileChange::toString)
        .containsExactly("replace key (not a regular file)");

    assertThat(target).hasContent("root:x:\n");
    assertThat(folder.resolve("key")).isRegularFile().hasContent("hunter2");
    assertThat(Files.isSymbolicLink(folder.resolve("key"))).isFalse();
  }

  @Test
  void replacesALinkToAFileWithTheSameContent() throws IOException {
    Path target = Files.writeString(elsewhere.resolve("copy"), "hunter2");
    Files.createSymbolicLink(folder.resolve("key"), target);

    key("key").writeTo(folder);

    assertThat(Files.isSymbolicLink(folder.resolve("key"))).isFalse();
  }

  @Test
  void refusesAFolderThatLeadsAway() throws IOException {
    Files.createSymbolicLink(folder.resolve("node01"), elsewhere);

    for (String path : List.of("node01/key", "node01/deep/er/key")) {
      assertThatThrownBy(() -> key(path).writeTo(folder))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessage(
              folder.resolve(path)
                  + ": error: cannot write key: a link in "
                  + folder.resolve("node01")
                  + " leads out of the folder [files.not-writable]");
    }

    assertThat(names(elsewhere)).isEmpty();
  }

  @Test
  void followsLinksThatStayInTheFolderAndTheFolderItself() throws IOException {
    Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("node01"), Path.of("real"));
    Path link = Files.createSymbolicLink(base.resolve("link"), folder);

    key("node01/key").writeTo(link);

    assertThat(folder.resolve("real/key")).hasContent("hunter2");
  }

  @Test
  void refusesALinkToNowhereAsAFolder() throws IOException {
    Files.createSymbolicLink(folder.resolve("node01"), Path.of("nowhere"));

    assertThatThrownBy(() -> key("node01/key").writeTo(folder))
        .hasMessageContaining(folder.resolve("node01") + " is not a folder");
  }

  @Test
  void leavesEachFileWholeIfSeveralWriteAtOnce() throws Exception {
    List<FileSet> sets = Stream.of("a", "b", "c").map(HostileFolderTest::big).toList();
    ExecutorService writers = Executors.newFixedThreadPool(sets.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (FileSet set : sets) {
        running.add(
            writers.submit(
                () -> {
                  for (int i = 0; i < ROUNDS; i++) {
                    set.writeTo(folder);
                  }
                }));
      }
      while (!running.stream().allMatch(Future::isDone)) {
        checkWhole();
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      writers.shutdownNow();
    }

    checkWhole();
    assertThat(names(folder)).containsExactly("deep", "f0", "f1");
    assertThat(names(folder.resolve("deep"))).containsExactly("f2");
  }

  private static FileSet big(String line) {
    String content = (line + "\n").repeat(LINES);
    return FileSet.builder()
        .add("f0", Secret.of(content))
        .add("f1", Secret.of(content))
        .add("deep/f2", Secret.of(content))
        .build();
  }

  private void checkWhole() throws IOException {
    for (String file : List.of("f0", "f1", "deep/f2")) {
      if (Files.exists(folder.resolve(file))) {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).isEqualTo(text.substring(0, 2).repeat(LINES));
      }
    }
  }

  @Test
  void clearsAwayWhatTheDeadLeftAndNothingElse() throws IOException {
    long dead = 999_999_999_999L;
    Files.writeString(folder.resolve(".securescrape-" + dead + "-ab-1.tmp"), "half a k");
    long alive = ProcessHandle.current().parent().orElseThrow().pid();
    String other = ".securescrape-" + alive + "-ab-1.tmp";
    Files.writeString(folder.resolve(other), "in the works");
    Files.writeString(folder.resolve(".securescrape.tmp"), "a user's");

    key("key").writeTo(folder);

    assertThat(names(folder)).containsExactlyInAnyOrder(other, ".securescrape.tmp", "key");
  }

  /** Writes a small file and one that is larger than may be. */
  public static void main(String[] arguments) {
    try {
      FileSet.builder()
          .add("small", "new", FileMode.PUBLIC)
          .add("new/large", "x".repeat(1 << 20), FileMode.PUBLIC)
          .build()
          .writeTo(Path.of(arguments[0]));
    } catch (InvalidConfigException e) {
      System.out.print(e.getMessage());
    }
  }

  @Test
  void leavesAllAsItWasIfThereIsNoRoom() throws Exception {
    Files.writeString(folder.resolve("small"), "old");

    Process writer =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 64; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFolderTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output)
        .isEqualTo(
            folder.resolve("new/large")
                + ": error: cannot write large: File too large [files.not-writable]");
    assertThat(folder.resolve("small")).hasContent("old");
    assertThat(names(folder)).containsExactly("small");
  }

  @Test
  void looksUpNoDevicesAndNoNamesThatCannotBe() {
    FileSource files = FileSource.folder(folder);

    assertThat(files.text("/dev/zero")).isEmpty();
    assertThat(files.text("a\0b")).isEmpty();
  }
}
