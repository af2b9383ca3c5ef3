// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of a command cost.
 *
 * @param seconds wall time from its start to its end
 * @param megabytes the most memory it held, as Linux tells it; 0 elsewhere
 */
record Measured(double seconds, double megabytes) {

  /**
   * Runs a command to its end; what it says is of no interest, but for errors.
   *
   * @throws IllegalStateException if it fails
   */
  static Measured run(ProcessBuilder command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        command.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start();
    long kilobytes = 0;
    while (process.isAlive()) {
      kilobytes = Math.max(kilobytes, peakOf(process.pid()));
      Thread.sleep(10);
    }
    double seconds = secondsSince(start);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("failed: " + command.command());
    }
    return new Measured(seconds, kilobytes / 1024.0);
  }

  /** Returns a command that runs a class of ours in a JVM of its own, as Java starts it. */
  static ProcessBuilder java(Class<?> type, String... arguments) {
    return java(List.of(), type, arguments);
  }

  /** Returns a command that runs a class of ours in a JVM of its own, started with options. */
  static ProcessBuilder java(List<String> options, Class<?> type, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long peakOf(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
