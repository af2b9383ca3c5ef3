// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.core.value.Version;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds programs: in the folder named by the system property {@value #PEERS}, laid out as {@code
 * prometheus-3.5.3/usr/bin/prometheus}, and on the {@code PATH}.
 */
public final class Binaries {

  /** Name of the system property with the folder of programs. */
  public static final String PEERS = "securescrape.peers";

  private static final Pattern VERSION = Pattern.compile("version (\\d+\\.\\d+\\.\\d+)");
  private static final long PATIENCE_SECONDS = 10;

  private Binaries() {}

  /** Returns every Prometheus there is, the oldest first. */
  public static List<Binary> prometheus() {
    return all("prometheus", List.of("prometheus"));
  }

  /** Returns every promtool there is, the oldest first. */
  public static List<Binary> promtool() {
    return all("promtool", List.of("promtool"));
  }

  /** Returns every node_exporter there is, the oldest first. */
  public static List<Binary> nodeExporter() {
    return all("node_exporter", List.of("node_exporter", "prometheus-node-exporter"));
  }

  /**
   * Returns the newest Prometheus there is.
   *
   * @throws MissingBinaryException if there is none
   */
  public static Binary newestPrometheus() {
    return newest("prometheus", prometheus());
  }

  /**
   * Returns the newest node_exporter there is.
   *
   * @throws MissingBinaryException if there is none
   */
  public static Binary newestNodeExporter() {
    return newest("node_exporter", nodeExporter());
  }

  private static Binary newest(String program, List<Binary> oldestFirst) {
    if (oldestFirst.isEmpty()) {
      String places = folders().stream().map(Path::toString).collect(Collectors.joining(", "));
      throw new MissingBinaryException(
          program,
          "no %s found in %s; -D%s=DIR names a folder of programs"
              .formatted(program, places, PEERS));
    }
    return oldestFirst.get(oldestFirst.size() - 1);
  }

  private static List<Binary> all(String program, List<String> files) {
    return folders().stream()
        .flatMap(folder -> files.stream().map(folder::resolve))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(Binaries::real)
        .distinct()
        .flatMap(file -> version(file).map(version -> new Binary(program, version, file)).stream())
        .sorted(Comparator.comparing(Binary::version))
        .toList();
  }

  /** Returns the file that a link leads to: {@code /bin} is often the same as {@code /usr/bin}. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    String peers = System.getProperty(PEERS, "");
    if (!peers.isEmpty() && Files.isDirectory(Path.of(peers))) {
      try (Stream<Path> each = Files.list(Path.of(peers))) {
        each.sorted().map(peer -> peer.resolve("usr").resolve("bin")).forEach(folders::add);
      } catch (IOException e) {
        // Who cannot list the folder has no peers.
        folders.clear();
      }
    }
    String path = System.getenv("PATH");
    for (String each : path == null ? new String[0] : path.split(File.pathSeparator)) {
      if (!each.isEmpty()) {
        folders.add(Path.of(each));
      }
    }
    return folders;
  }

  /** Asks a program for its version; empty if it tells none. */
  private static Optional<Version> version(Path file) {
    try {
      Process process =
          new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(output);
      return version.find() ? Optional.of(Version.parse(version.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
