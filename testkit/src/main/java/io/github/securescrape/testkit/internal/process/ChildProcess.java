// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.process;

import io.github.securescrape.testkit.internal.folder.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A program that runs until it is closed, with a folder of its own that goes with it. */
public final class ChildProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 20;
  private static final int LINES = 10;
  private static final int ATTEMPTS = 3;

  private final String name;
  private final TemporaryFolder folder;
  private final Thread hook = new Thread(this::endAndDelete, "securescrape-end");
  private @Nullable Process process;

  private ChildProcess(String name, TemporaryFolder folder) {
    this.name = name;
    this.folder = folder;
  }

  /** Returns a program that does not run yet. */
  public static ChildProcess create(String name) {
    return new ChildProcess(name, TemporaryFolder.create(name));
  }

  /**
   * Starts something on a free port of the loopback interface; on another one if somebody was
   * faster.
   */
  public static <T> T onFreePort(IntFunction<T> start) {
    for (int i = 1; i < ATTEMPTS; i++) {
      try {
        return start.apply(freePort());
      } catch (IllegalStateException e) {
        if (!String.valueOf(e.getMessage()).contains("address already in use")) {
          throw e;
        }
      }
    }
    return start.apply(freePort());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the folder that is deleted when the program is closed. */
  public Path folder() {
    return folder.path();
  }

  private Path log() {
    return folder().resolve("output.log");
  }

  /**
   * Starts the program in a folder, and waits until it is ready.
   *
   * @throws IllegalStateException with its last words, if it ends instead or takes too long
   */
  public void start(Path workingFolder, List<String> command, BooleanSupplier ready) {
    Process started;
    try {
      started =
          new ProcessBuilder(command)
              .directory(workingFolder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log().toFile())
              .start();
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    }
    process = started;
    Runtime.getRuntime().addShutdownHook(hook);
    if (!await(PATIENCE, () -> !started.isAlive() || ready.getAsBoolean()) || !started.isAlive()) {
      String words = lastWords();
      close();
      throw new IllegalStateException(name + " did not start:\n" + words);
    }
  }

  /** Waits until something holds, and returns whether it came to that in time. */
  public static boolean await(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  private void end() {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        running.destroyForcibly().onExit().join();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly().onExit().join();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the program and deletes its folder, if that has not been done. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Java ends, and the hook does it.
      return;
    }
    endAndDelete();
  }

  private void endAndDelete() {
    end();
    folder.close();
  }
}
