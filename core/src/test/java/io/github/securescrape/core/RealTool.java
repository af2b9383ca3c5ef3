// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the system, looked up in the folder of peers ({@code -Dsecurescrape.peers}) and on
 * the path; a test without it is skipped.
 */
public final class RealTool {

  private final Path program;
  private final Path folder;

  private RealTool(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** Returns the program, with a new folder to work in. */
  public static RealTool find(String name) throws IOException {
    List<String> places = new ArrayList<>();
    places.add(System.getProperty("securescrape.peers", ".") + "/tools/bin");
    places.addAll(List.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")));
    for (String place : places) {
      Path program = Path.of(place, name);
      if (Files.isExecutable(program)) {
        return new RealTool(program, Files.createTempDirectory("securescrape-" + name));
      }
    }
    return abort("no " + name + " on this machine");
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
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command + "\n" + output).isZero();
    return output;
  }
}
