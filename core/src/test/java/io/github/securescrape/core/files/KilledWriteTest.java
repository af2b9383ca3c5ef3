// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed leaves each file whole: as it was, or as it shall be. */
class KilledWriteTest {

  private static final int KILLS = 100;
  private static final int FILES = 20;
  private static final int LINES = 2_000;

  @TempDir Path folder;

  /** Writes all files again and again, with another letter each time, until killed. */
  public static void main(String[] arguments) {
    for (int round = 0; ; round++) {
      files(round).writeTo(Path.of(arguments[0]));
      System.out.println(round);
    }
  }

  private static FileSet files(int round) {
    FileSet.Builder files = FileSet.builder();
    String content = ((char) ('a' + round % 26) + "\n").repeat(LINES);
    for (int i = 0; i < FILES; i++) {
      files.add("f" + i, content, FileMode.PRIVATE);
    }
    return files.build();
  }

  @Test
  void leavesOnlyWholeFiles() throws Exception {
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xshare:auto",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KilledWriteTest.class.getName(),
                  folder.toString())
              .redirectErrorStream(true)
              .start();
      try (var output = writer.inputReader()) {
        for (int rounds = random.nextInt(4); rounds >= 0; rounds--) {
          assertThat(output.readLine()).containsOnlyDigits();
        }
        int spin = random.nextInt(3_000_000);
        while (spin-- > 0) {
          Thread.onSpinWait();
        }
      } finally {
        writer.destroyForcibly().waitFor();
      }

      for (int i = 0; i < FILES; i++) {
        String text = Files.readString(folder.resolve("f" + i));
        assertThat(text).hasSize(2 * LINES).isEqualTo(text.substring(0, 2).repeat(LINES));
      }
    }

    files(3).writeTo(folder);
    assertThat(leftovers()).isZero();
  }

  private long leftovers() throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(file -> !file.getFileName().toString().matches("f\\d+")).count();
    }
  }
}
