// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of the system, looked up in the folder of peers ({@code -Dsecurescrape.peers}) and on
 * the path; a test without it is skipped.
 */
public final class RealTool {

  private static final String PEERS = System.getProperty("securescrape.peers", "");

  private final List<String> command;
  private final Path folder;

  private RealTool(List<String> command, Path folder) {
    this.command = command;
    this.folder = folder;
  }

  /** Returns the program, with a new folder to work in. */
  public static RealTool find(String name) throws IOException {
    for (String place :
        (PEERS + "/tools/bin:" + System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")) {
      Path program = Path.of(place, name);
      if (Files.isExecutable(program)) {
        return at(program);
      }
    }
    return abort("no " + name + " on this machine");
  }

  /**
   * Returns the program of all versions of a peer, such as {@code promtool} of {@code prometheus}.
   */
  public static List<RealTool> findAll(String peer, String name) throws IOException {
    List<RealTool> tools = new ArrayList<>();
    if (!PEERS.isEmpty() && Files.isDirectory(Path.of(PEERS))) {
      try (Stream<Path> folders = Files.list(Path.of(PEERS))) {
        for (Path each : folders.sorted().toList()) {
          Path program = each.resolve("usr/bin").resolve(name);
          if (each.getFileName().toString().startsWith(peer + "-") && Files.isExecutable(program)) {
            tools.add(at(program));
          }
        }
      }
    }
    return tools.isEmpty() ? abort("no " + name + " among the peers") : tools;
  }

  private static RealTool at(Path program) throws IOException {
    Path folder = Files.createTempDirectory("securescrape-" + program.getFileName());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return new RealTool(List.of(program.toAbsolutePath().toString()), folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the program run where it cannot change this machine's network. */
  public RealTool inNetworkOfItsOwn() throws IOException, InterruptedException {
    Optional<List<String>> way =
        Stream.of(List.of("unshare", "-n"), List.of("unshare", "-r", "-n"))
            .filter(RealTool::works)
            .findFirst();
    List<String> all = new ArrayList<>(way.orElseGet(() -> abort("no network namespaces here")));
    all.addAll(command);
    return new RealTool(all, folder);
  }

  private static boolean works(List<String> way) {
    List<String> command = new ArrayList<>(way);
    command.add("true");
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a shell run in the same way, in the same folder. */
  public RealTool shell() {
    List<String> all = new ArrayList<>(command.subList(0, command.size() - 1));
    all.add("sh");
    return new RealTool(all, folder);
  }

  /** Writes a program that does nothing, for what only wants to see that there is one. */
  public Path writeProgram(String name) throws IOException {
    Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n");
    program.toFile().setExecutable(true);
    return program;
  }

  /** Returns the folder that the program runs in. */
  public Path folder() {
    return folder;
  }

  /** Writes a file. */
  public void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  /** Reads a file. */
  public String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /** Runs the program, which must succeed, and returns all that it prints. */
  public String run(String... arguments) throws IOException, InterruptedException {
    return run(true, arguments);
  }

  /** Runs the program, which may fail, and returns all that it prints. */
  public String tryToRun(String... arguments) throws IOException, InterruptedException {
    return run(false, arguments);
  }

  private String run(boolean succeeds, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .merge(
            "PATH", PEERS + "/tools/bin", (path, ours) -> ours + ":" + path + ":/usr/sbin:/sbin");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (succeeds) {
      assertThat(exit).as(all + "\n" + output).isZero();
    }
    return output;
  }

  /** Returns the program's path. */
  @Override
  public String toString() {
    return command.get(command.size() - 1);
  }
}
