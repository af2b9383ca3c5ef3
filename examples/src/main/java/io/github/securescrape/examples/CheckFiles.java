// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.k8s.OperatorVersion;
import io.github.securescrape.k8s.helm.HelmChart;
import io.github.securescrape.k8s.helm.ValuesYaml;
import io.github.securescrape.k8s.operator.ManifestCheck;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import io.github.securescrape.prometheus.yaml.PrometheusReader;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.RulesYaml;
import io.github.securescrape.prometheus.yaml.TargetGroupsYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Checks files as the programs that load them would, and prints one report: the model for whoever
 * embeds the library in a build. What a file is, is told from its keys.
 */
public final class CheckFiles {

  private static final String NAME = "check-files";

  /** What a fix uncovers is mended as well, up to here. */
  private static final int MOST_PASSES = 10;

  private static final String USAGE =
      """
      usage: check-files [OPTION]... FILE...
      Checks each FILE: a prometheus.yml, a rule file, a file of targets (a list, and whatever ends
      in .json), an exporter's web config, or the description of a fleet. Manifests for a cluster
      are checked together, and so are the values files of a Helm chart, in their order.

        --version X.Y.Z   the Prometheus that loads the files; default %s
        --operator X.Y.Z  the prometheus-operator that reads manifests; default %s
        --agent           the Prometheus runs as an agent
        --syntax-only     do not look at the files that a prometheus.yml names
      %s\
        --fix             apply fixes that change nothing but what a problem is about
        --help            print this

      A comment `# securescrape:ignore CODE REASON`, maybe with `until YYYY-MM-DD`, hides warnings
      and notes of its line, or of the next one.

      Exit status: 0 if no file has an error, 1 if one has, 2 if the arguments are wrong.
      """
          .formatted(
              PrometheusVersion.NEWEST_KNOWN,
              OperatorVersion.NEWEST_KNOWN,
              ReportOptions.USAGE.indent(2));

  private final Map<FileKind, List<Path>> files = new EnumMap<>(FileKind.class);
  private PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;
  private OperatorVersion operator = OperatorVersion.NEWEST_KNOWN;
  private PrometheusReader reader = PrometheusYaml.reader();
  private boolean checksNamedFiles = true;
  private final ReportOptions options = new ReportOptions();
  private boolean fixes;

  private CheckFiles() {}

  /** Takes options and files; ends the process with the exit status. */
  public static void main(String[] arguments) {
    Arguments.exitWith(arguments, NAME, USAGE, CheckFiles::run);
  }

  /** Returns the exit status. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    return Arguments.run(arguments, NAME, USAGE, CheckFiles::run, out, err);
  }

  private static int run(Arguments arguments, PrintStream out, PrintStream err) {
    CheckFiles check = new CheckFiles();
    check.parse(arguments);
    Report report = check.report();
    for (int i = 0; i < MOST_PASSES && check.fixes && FileFixes.apply(report); i++) {
      report = check.report();
    }
    out.print(check.options.print(report));
    return report.hasErrors() ? 1 : 0;
  }

  private Report report() {
    Report[] reports =
        files.entrySet().stream()
            .flatMap(each -> check(each.getKey(), each.getValue()))
            .toArray(Report[]::new);
    return options.shown(
        Report.join(reports), files.values().stream().flatMap(List::stream).toList());
  }

  private void parse(Arguments arguments) {
    while (!arguments.isEmpty()) {
      String argument = arguments.next();
      switch (argument) {
        case "--version" -> version = PrometheusVersion.of(arguments.valueOf(argument));
        case "--operator" -> operator = OperatorVersion.of(arguments.valueOf(argument));
        case "--fix" -> fixes = true;
        case "--agent" -> reader = reader.agentMode();
        case "--syntax-only" -> checksNamedFiles = false;
        default -> {
          if (!options.take(argument, arguments)) {
            addFile(argument);
          }
        }
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file is named");
    }
    reader = reader.version(version);
    reader = checksNamedFiles ? reader.checkingFiles() : reader;
  }

  private void addFile(String argument) {
    if (argument.startsWith("-")) {
      throw new IllegalArgumentException("unknown option `" + argument + "`");
    }
    Path file = Path.of(argument);
    files.computeIfAbsent(FileKind.of(file), kind -> new ArrayList<>()).add(file);
  }

  private Stream<Report> check(FileKind kind, List<Path> files) {
    return switch (kind) {
      case PROMETHEUS -> each(files, reader::read);
      case RULES -> each(files, file -> RulesYaml.read(file, version));
      case TARGETS -> each(files, file -> TargetGroupsYaml.read(file, version));
      case WEB_CONFIG -> each(files, WebConfigYaml::read);
      case FLEET -> each(files, FleetYaml::read);
      case MANIFEST ->
          Stream.of(
              ManifestCheck.of(Manifests.read(files))
                  .operator(operator)
                  .prometheusVersion(version.toString())
                  .run());
      case STACK_VALUES -> Stream.of(values(HelmChart.KUBE_PROMETHEUS_STACK, files));
      case CHART_VALUES -> Stream.of(values(HelmChart.PROMETHEUS, files));
    };
  }

  private static Stream<Report> each(List<Path> files, Function<Path, Read<?>> reader) {
    return files.stream().map(reader).map(Read::report);
  }

  private static Report values(HelmChart chart, List<Path> files) {
    return ValuesYaml.read(chart, files.toArray(Path[]::new)).report();
  }
}
