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
import java.util.Set;
import java.util.regex.Pattern;

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

  /** Writes the files and returns the verdict on each, no other file looked at. */
  List<Verdict> check(List<byte[]> files) throws IOException, InterruptedException {
    return check(files, "check", "config", "--syntax-only");
  }

  /** Writes the files and returns the verdict on each and on the files that it names. */
  List<Verdict> checkWithFiles(List<byte[]> files) throws IOException, InterruptedException {
    return check(files, "check", "config");
  }

  private List<Verdict> check(List<byte[]> files, String... command)
      throws IOException, InterruptedException {
    List<String> open = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Files.write(folder().resolve(name(i)), files.get(i));
      open.add(name(i));
    }
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
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
    List<Verdict> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      all.add(verdicts.get(name(i)));
    }
    return all;
  }

  static String name(int index) {
    return "fuzz-" + index + ".yml";
  }

  /** Returns the verdicts; what is said of a file of rules belongs to the file before it. */
  private static Map<String, Verdict> parse(String output, Set<String> names) {
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
        verdicts.put(name, new Verdict(isGood(name, message), message.toString().strip()));
      }
      name = next;
      message.setLength(0);
    }
    return verdicts;
  }

  private static boolean isGood(String name, CharSequence message) {
    String all = message.toString();
    return all.contains(" SUCCESS: " + name + " is valid")
        && (!all.contains("FAILED") || LINT.matcher(all).find());
  }
}
