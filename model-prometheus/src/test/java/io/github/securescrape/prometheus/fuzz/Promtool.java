// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.value.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A real promtool, asked about many files at once. */
final class Promtool {

  /**
   * What promtool says about a file.
   *
   * @param accepts whether it takes it
   * @param message all that it prints about it
   */
  record Verdict(boolean accepts, String message) {}

  private static final String START = "Checking ";

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

  /** Writes the files and returns the verdict on each. */
  List<Verdict> check(List<byte[]> files) throws IOException, InterruptedException {
    List<String> open = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Files.write(folder().resolve(name(i)), files.get(i));
      open.add(name(i));
    }
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      List<String> arguments = new ArrayList<>(List.of("check", "config", "--syntax-only"));
      arguments.addAll(open);
      // It may crash at one of them, and says nothing of those after it then.
      Map<String, Verdict> some = parse(tool.tryToRun(arguments.toArray(String[]::new)));
      if (!open.removeAll(some.keySet())) {
        throw new IllegalStateException("promtool does not answer for " + open);
      }
      verdicts.putAll(some);
    }
    List<Verdict> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      all.add(verdicts.get(name(i)));
    }
    return all;
  }

  static String name(int index) {
    return "fuzz-" + index + ".yml";
  }

  private static Map<String, Verdict> parse(String output) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    String name = null;
    StringBuilder message = new StringBuilder();
    for (String line : (output + "\n" + START).split("\n", -1)) {
      if (!line.startsWith(START)) {
        message.append(line).append('\n');
        continue;
      }
      if (name != null) {
        boolean accepts = message.indexOf(" SUCCESS: " + name + " is valid") >= 0;
        verdicts.put(name, new Verdict(accepts, message.toString().strip()));
      }
      name = line.substring(START.length());
      message.setLength(0);
    }
    return verdicts;
  }
}
