// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.value.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real promtool, asked about many files at once. */
final class Promtool {

  /**
   * What promtool says about a file.
   *
   * @param accepts whether it takes it
   * @param message all that it prints about it
   * @param file where the file is
   */
  record Verdict(boolean accepts, String message, Path file) {}

  private static final String START = "Checking ";

  /** What fails the run, and no server. */
  private static final Pattern LINT = Pattern.compile("FAILED:\\s+lint error");

  private final RealTool tool;
  private final Version version;

  Promtool(RealTool tool) {
    this.tool = tool;
    version = Version.parse(tool.toString().replaceAll(".*/prometheus-([0-9.]+)/.*", "$1"));
  }

  Version version() {
    return version;
  }

  /** Returns the folder of the files. */
  Path folder() {
    return tool.folder();
  }

  /** Writes the configurations, with their files, and returns the verdict on each. */
  List<Verdict> check(List<FuzzCase> cases) throws IOException, InterruptedException {
    List<String> alone = new ArrayList<>();
    List<String> withFiles = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      clear(folder().resolve(folderOf(i)));
      cases.get(i).writeTo(folder().resolve(folderOf(i)));
      (cases.get(i).opensFiles() ? withFiles : alone).add(name(i));
    }
    Map<String, Verdict> verdicts = new HashMap<>();
    check(alone, verdicts, "check", "config", "--syntax-only");
    check(withFiles, verdicts, "check", "config");
    List<Verdict> all = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      all.add(verdicts.get(name(i)));
    }
    return all;
  }

  private void check(List<String> open, Map<String, Verdict> verdicts, String... command)
      throws IOException, InterruptedException {
    while (!open.isEmpty()) {
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.addAll(open);
      // It may crash at one of them, and says nothing of those after it then.
      Map<String, Verdict> some =
          parse(tool.tryToRun(arguments.toArray(String[]::new)), Set.copyOf(open));
      if (!open.removeAll(some.keySet())) {
        throw new IllegalStateException("promtool does not answer for " + open);
      }
      verdicts.putAll(some);
    }
  }

  private static String name(int index) {
    return folderOf(index) + "/" + FuzzCase.CONFIG;
  }

  private static String folderOf(int index) {
    return "fuzz-" + index;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /** Returns the verdicts; what is said of a file of rules belongs to the file before it. */
  private Map<String, Verdict> parse(String output, Set<String> names) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    String name = null;
    StringBuilder message = new StringBuilder();
    for (String line : (output + "\n" + START).split("\n", -1)) {
      String next = line.startsWith(START) ? line.substring(START.length()) : "none";
      if (!next.isEmpty() && !names.contains(next)) {
        message.append(line).append('\n');
        continue;
      }
      if (name != null) {
        verdicts.put(name, verdict(name, message.toString().strip()));
      }
      name = next;
      message.setLength(0);
    }
    return verdicts;
  }

  private Verdict verdict(String name, String message) {
    boolean good =
        message.contains("SUCCESS: " + name + " is valid")
            && (!message.contains("FAILED") || LINT.matcher(message).find());
    return new Verdict(good, message, folder().resolve(name));
  }
}
