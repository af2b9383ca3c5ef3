// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ChildProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> SLEEP = List.of("sh", "-c", "echo $$ > pid; exec sleep 600");

  @TempDir Path folder;

  @Test
  void goesWithItsFolderWhenItIsClosed() throws IOException {
    ChildProcess child = ChildProcess.create("sleep");
    Path own = child.folder();
    child.start(own, SLEEP, () -> Files.exists(own.resolve("pid")));
    ProcessHandle process = process(own);

    child.close();
    child.close();

    assertThat(process.isAlive()).isFalse();
    assertThat(own).doesNotExist();
  }

  @Test
  void tellsTheLastWordsOfWhatEnds() {
    ChildProcess child = ChildProcess.create("it");
    List<String> command = List.of("sh", "-c", "seq 1 100; echo no such thing >&2; exit 1");

    assertThatThrownBy(() -> child.start(folder, command, () -> false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("it did not start:\n92\n93\n94\n95\n96\n97\n98\n99\n100\nno such thing");
    assertThat(child.folder()).doesNotExist();
  }

  @Test
  void leavesNothingOfWhatCannotBeRun() {
    ChildProcess child = ChildProcess.create("nothing");
    List<String> command = List.of(folder.resolve("nothing").toString());

    assertThatThrownBy(() -> child.start(folder, command, () -> true))
        .hasMessageContaining("No such file or directory");
    assertThat(child.folder()).doesNotExist();
  }

  @Test
  void takesAnotherPortIfSomebodyWasFaster() {
    List<Integer> ports = new ArrayList<>();

    int taken =
        ChildProcess.onFreePort(
            port -> {
              ports.add(port);
              if (ports.size() < 3) {
                throw new IllegalStateException("bind: address already in use");
              }
              return port;
            });

    assertThat(ports).hasSize(3).last().isEqualTo(taken);
  }

  @Test
  void tellsAtOnceWhatIsNotAboutThePort() {
    List<Integer> ports = new ArrayList<>();

    assertThatThrownBy(
            () ->
                ChildProcess.onFreePort(
                    port -> {
                      ports.add(port);
                      throw new IllegalStateException("job_name is empty");
                    }))
        .hasMessage("job_name is empty");
    assertThat(ports).hasSize(1);
  }

  @Test
  void endsWithTheJavaThatStartedIt() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process other =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .start();
    Path own;
    try (BufferedReader output = other.inputReader()) {
      own = Path.of(output.readLine());
    }
    ProcessHandle child = process(own);
    assertThat(child.isAlive()).isTrue();

    other.destroy();

    assertThat(ChildProcess.await(PATIENCE, () -> !other.isAlive() && !child.isAlive())).isTrue();
    assertThat(own).doesNotExist();
  }

  /** Starts a child, tells its folder, and waits to be killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws InterruptedException {
      ChildProcess child = ChildProcess.create("sleep");
      child.start(child.folder(), SLEEP, () -> Files.exists(child.folder().resolve("pid")));
      System.out.println(child.folder());
      Thread.currentThread().join();
    }
  }

  private static ProcessHandle process(Path own) throws IOException {
    Path pid = own.resolve("pid");
    ChildProcess.await(PATIENCE, () -> length(pid) > 0);
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
  }

  private static long length(Path file) {
    return file.toFile().length();
  }
}
