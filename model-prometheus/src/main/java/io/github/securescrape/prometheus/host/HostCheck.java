// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.host.HostFile.Kind;
import io.github.securescrape.prometheus.web.WebConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what starts an exporter on a host and what guards it there: Compose files, units of
 * systemd, commands. Files that belong to one host are read together, as a firewall is judged by
 * what it guards.
 *
 * <pre>{@code
 * Report report = HostCheck.of(compose, script).webConfig(webConfig).run();
 * }</pre>
 *
 * <p>Commands are read as they are written: nothing is expanded, and what is not known is passed
 * over.
 */
public final class HostCheck {

  private final List<HostFile> files;
  private final @Nullable WebConfig webConfig;
  private final @Nullable Version version;

  private HostCheck(
      List<HostFile> files, @Nullable WebConfig webConfig, @Nullable Version version) {
    this.files = List.copyOf(files);
    this.webConfig = webConfig;
    this.version = version;
  }

  /** Returns a check of the files of one host. */
  public static HostCheck of(HostFile... files) {
    return of(List.of(files));
  }

  /** Returns a check of the files of one host. */
  public static HostCheck of(Collection<HostFile> files) {
    return new HostCheck(List.copyOf(files), null, null);
  }

  /** Returns a check that knows the exporter's web config; without it, TLS is taken for granted. */
  public HostCheck webConfig(WebConfig webConfig) {
    return new HostCheck(files, webConfig, version);
  }

  /**
   * Returns a check for a version of node_exporter, where the files tell none; default the newest.
   */
  public HostCheck nodeExporter(Version version) {
    return new HostCheck(files, webConfig, version);
  }

  /** Returns all that is wrong with the files. */
  public Report run() {
    return new Reading(files).check(webConfig, version);
  }

  /** Returns the exporters that the files start, in their order. */
  public List<ExporterStart> starts() {
    return new Reading(files).launches.stream().map(Launch::toStart).toList();
  }

  /** The files, read. */
  private static final class Reading {
    final List<Problem> problems = new ArrayList<>();
    final List<ComposeFile> composes = new ArrayList<>();
    final List<UnitFile> units = new ArrayList<>();
    final List<Command> commands = new ArrayList<>();
    final List<Launch> launches = new ArrayList<>();
    final Set<String> composePaths = new LinkedHashSet<>();

    Reading(List<HostFile> files) {
      files.forEach(this::read);
    }

    private void read(HostFile file) {
      CommandText text = new CommandText(file, problems);
      switch (file.kind()) {
        case COMPOSE -> {
          ComposeFile compose = new ComposeFile(file);
          composes.add(compose);
          compose.services().forEach(each -> each.launch().ifPresent(launches::add));
        }
        case UNIT -> {
          UnitFile unit = new UnitFile(text);
          units.add(unit);
          unit.launch().ifPresent(launches::add);
        }
        case SHELL -> ShellScanner.commands(file.text()).forEach(each -> read(text.words(each)));
        case ENV -> EnvRules.check(text);
      }
      if (file.kind() == Kind.COMPOSE && file.path() != null) {
        composePaths.add(file.path());
      }
    }

    private void read(List<Word> words) {
      Command.of(words)
          .ifPresent(
              command -> {
                commands.add(command);
                DockerRun.of(command)
                    .or(() -> Launch.of(command, List.of()))
                    .ifPresent(launches::add);
              });
    }

    Report check(@Nullable WebConfig webConfig, @Nullable Version version) {
      launches.forEach(launch -> new LaunchRules(launch, version).check());
      composes.forEach(each -> ComposeRules.check(each, webConfig));
      units.forEach(UnitRules::check);
      CommandRules.check(commands);
      PathRules.checkCompose(commands, composePaths);
      PathRules.checkRequests(commands, launches, webConfig);
      KeyRules.check(commands, launches);
      new FirewallRules(launches, commands).check();
      Report report = Report.of(problems);
      for (ComposeFile each : composes) {
        report = Report.join(report, each.report());
      }
      return report;
    }
  }
}
