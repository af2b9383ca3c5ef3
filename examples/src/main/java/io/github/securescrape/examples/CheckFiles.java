// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import io.github.securescrape.prometheus.yaml.PrometheusReader;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.RulesYaml;
import io.github.securescrape.prometheus.yaml.TargetGroupsYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks files as the programs that load them would, and prints one report: the model for whoever
 * embeds the library in a build. What a file is, is told from its keys.
 */
public final class CheckFiles {

  private static final String USAGE =
      """
      usage: check-files [OPTION]... FILE...
      Checks each FILE: a prometheus.yml, a rule file, a file of targets (a list, and whatever ends
      in .json), an exporter's web config, or the description of a fleet.

        --version X.Y.Z   the Prometheus that loads the files; default %s
        --format FORMAT   text, json or sarif; default text
        --agent           the Prometheus runs as an agent
        --syntax-only     do not look at the files that a prometheus.yml names
        --help            print this

      Exit status: 0 if no file has an error, 1 if one has, 2 if the arguments are wrong.
      """
          .formatted(PrometheusVersion.NEWEST_KNOWN);

  private static final Pattern FOREIGN =
      Pattern.compile(
          "^(exporters|groups|targets|labels"
              + "|tls_server_config|http_server_config|basic_auth_users|rate_limit):");

  private static final Pattern BEFORE_CONTENT =
      Pattern.compile("(\u00ef\u00bb\u00bf)?\\s*([#%].*|---)?\\s*");
  private static final Pattern LIST = Pattern.compile("(\u00ef\u00bb\u00bf)?\\s*(-(\\s.*)?|\\[.*)");
  private static final Pattern JOB = Pattern.compile("job_name[\"']?\\s*:");

  private final Deque<String> arguments;
  private final List<Path> files = new ArrayList<>();
  private PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;
  private PrometheusReader reader = PrometheusYaml.reader();
  private boolean checksNamedFiles = true;
  private Function<Report, String> format = Report::toText;

  private CheckFiles(List<String> arguments) {
    this.arguments = new ArrayDeque<>(arguments);
  }

  /** Takes options and files; ends the process with the exit status. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, System.err));
  }

  /** Returns the exit status. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    CheckFiles check = new CheckFiles(arguments);
    try {
      check.parse();
    } catch (IllegalArgumentException e) {
      err.print("check-files: " + e.getMessage() + "\n\n" + USAGE);
      return 2;
    }
    Report report = Report.join(check.files.stream().map(check::check).toArray(Report[]::new));
    out.print(check.format.apply(report));
    return report.hasErrors() ? 1 : 0;
  }

  private void parse() {
    while (!arguments.isEmpty()) {
      String argument = arguments.pop();
      switch (argument) {
        case "--version" -> version = PrometheusVersion.of(valueOf(argument));
        case "--format" -> format = formatOf(valueOf(argument));
        case "--agent" -> reader = reader.agentMode();
        case "--syntax-only" -> checksNamedFiles = false;
        default -> {
          if (argument.startsWith("-")) {
            throw new IllegalArgumentException("unknown option `" + argument + "`");
          }
          files.add(Path.of(argument));
        }
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file is named");
    }
    reader = reader.version(version);
    reader = checksNamedFiles ? reader.checkingFiles() : reader;
  }

  private String valueOf(String option) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("`" + option + "` needs a value");
    }
    return arguments.pop();
  }

  private static Function<Report, String> formatOf(String name) {
    return switch (name) {
      case "text" -> Report::toText;
      case "json" -> Report::toJson;
      case "sarif" -> Report::toSarif;
      default ->
          throw new IllegalArgumentException(
              "`--format` \"" + name + "\" is not one of `text`, `json`, `sarif`");
    };
  }

  private Report check(Path file) {
    Read<?> read =
        switch (kindOf(file)) {
          case "exporters" -> FleetYaml.read(file);
          case "groups" -> RulesYaml.read(file, version);
          case "targets", "labels" -> TargetGroupsYaml.read(file, version);
          case "" -> reader.read(file);
          default -> WebConfigYaml.read(file);
        };
    return read.report();
  }

  /**
   * Returns a key at the beginning of a line that no prometheus.yml has, {@code targets} for a list
   * of them; empty if there is none.
   */
  private static String kindOf(Path file) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      return "targets";
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      return isListOfTargets(lines)
          ? "targets"
          : lines.stream()
              .map(FOREIGN::matcher)
              .filter(Matcher::find)
              .map(line -> line.group(1))
              .findFirst()
              .orElse("");
    } catch (IOException e) {
      // The reader tells what is wrong with the file.
      return "";
    }
  }

  private static boolean isListOfTargets(List<String> lines) {
    return lines.stream()
            .filter(line -> !BEFORE_CONTENT.matcher(line).matches())
            .findFirst()
            .filter(line -> LIST.matcher(line).matches())
            .isPresent()
        && lines.stream().noneMatch(line -> JOB.matcher(line).find());
  }
}
