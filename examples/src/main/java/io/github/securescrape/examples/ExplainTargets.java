// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.prometheus.targets.LeftOut;
import io.github.securescrape.prometheus.targets.Targets;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a Prometheus scrapes by a {@code prometheus.yml}: the targets of its static
 * configurations and target files, and for each one that is left out, why.
 */
public final class ExplainTargets {

  private static final String NAME = "explain-targets";

  private static final String USAGE =
      """
      usage: explain-targets [OPTION]... FILE
      Prints what a Prometheus scrapes by FILE, a prometheus.yml, and why other targets are left out.

        --version X.Y.Z   the Prometheus that loads the file; default %s
        --job NAME        this job only
        --steps           what each relabeling rule does to each target
        --help            print this

      Exit status: 0, 1 if the file has an error, 2 if the arguments are wrong.
      """
          .formatted(PrometheusVersion.NEWEST_KNOWN);

  private PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;
  private boolean steps;
  private @Nullable String job;
  private @Nullable Path file;

  private ExplainTargets() {}

  /** Takes options and a file; ends the process with the exit status. */
  public static void main(String[] arguments) {
    Arguments.exitWith(arguments, NAME, USAGE, ExplainTargets::run);
  }

  /** Returns the exit status. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    return Arguments.run(arguments, NAME, USAGE, ExplainTargets::run, out, err);
  }

  private static int run(Arguments arguments, PrintStream out, PrintStream err) {
    ExplainTargets explain = new ExplainTargets();
    return explain.print(explain.parse(arguments), out, err);
  }

  private Path parse(Arguments arguments) {
    while (!arguments.isEmpty()) {
      String argument = arguments.next();
      switch (argument) {
        case "--version" -> version = PrometheusVersion.of(arguments.valueOf(argument));
        case "--job" -> job = arguments.valueOf(argument);
        case "--steps" -> steps = true;
        default -> {
          if (argument.startsWith("-") || file != null) {
            throw new IllegalArgumentException("unexpected argument `" + argument + "`");
          }
          file = Path.of(argument);
        }
      }
    }
    if (file == null) {
      throw new IllegalArgumentException("no file is named");
    }
    return file;
  }

  private int print(Path file, PrintStream out, PrintStream err) {
    Read<PrometheusConfig> read = PrometheusYaml.reader().version(version).read(file);
    if (read.report().hasErrors()) {
      err.print(read.report().toText());
      return 1;
    }
    Path folder = file.getParent() == null ? Path.of("") : file.getParent();
    Targets targets = Targets.of(read.orThrow()).version(version).filesIn(folder).make();
    err.print(targets.report().problems().isEmpty() ? "" : targets.report().toText());
    List<JobTargets> jobs = job == null ? targets.jobs() : List.of(targets.job(job));
    jobs.forEach(each -> print(each, out));
    return 0;
  }

  private void print(JobTargets job, PrintStream out) {
    if (steps) {
      out.print(job);
      return;
    }
    int scraped = job.targets().size();
    int others = job.leftOut().size();
    out.printf("%s: %d scraped, %d left out%n", job.job().jobName(), scraped, others);
    job.targets().forEach(each -> out.println("  " + each));
    for (LeftOut each : job.leftOut()) {
      out.println("  left out: " + each.source());
      out.println("    " + each.discovered());
      out.println("    " + each.why());
      job.notes(each).forEach(note -> out.println("      " + note));
    }
  }
}
