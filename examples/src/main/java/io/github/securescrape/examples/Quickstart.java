// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetConfig;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.server.Binaries;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From {@code fleet.yml} to scrapes: makes all files, starts an exporter with each web config, and
 * scrapes it with the generated job, and in ways that must fail.
 */
public final class Quickstart {

  private static final String USAGE =
      """
      usage: quickstart FLEET.YML FOLDER
      Secures the exporters that FLEET.YML describes, and scrapes them; all files go below FOLDER.
      """;

  private static final ProblemCode CANNOT_LISTEN =
      ProblemCode.error(
          "quickstart.cannot-listen",
          "exporter {0} cannot listen on {1}: {2}",
          "Choose a free port of this machine: the exporters are started here.");

  private final Path description;
  private final Path folder;
  private final PrintStream out;

  private Quickstart(Path description, Path folder, PrintStream out) {
    this.description = description;
    this.folder = folder;
    this.out = out;
  }

  /** Takes the description of the fleet, and the folder for its files. */
  public static void main(String[] arguments) {
    // What was started has ended; threads of libraries need not have.
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** Returns the exit status: 0 if all went as it should. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.size() != 2) {
      err.print(USAGE);
      return 1;
    }
    try {
      if (new Quickstart(Path.of(arguments.get(0)), Path.of(arguments.get(1)), out).run()) {
        return 0;
      }
      err.println("quickstart: not every scrape went as it should, see above");
    } catch (InvalidConfigException e) {
      err.print(e.report().toText());
    } catch (IllegalStateException e) {
      err.println("quickstart: " + e.getMessage());
    }
    return 1;
  }

  private boolean run() {
    Read<FleetConfig> read = FleetYaml.read(description);
    Fleet fleet = Fleet.of(read.orThrow(), folder);
    int files = fleet.files().writeTo(folder).size();
    if (!read.report().problems().isEmpty()) {
      out.println(read.report().toText());
    }
    out.printf(
        "%s describes %d exporters; the %d files for them and for Prometheus are in %s%n%n",
        description, fleet.exporters().size(), files, folder);
    QuickstartScrapes scrapes = new QuickstartScrapes(fleet, folder.resolve("prometheus"), out);
    List<SecuredExporter> running = new ArrayList<>();
    try {
      for (Exporter each : fleet.exporters()) {
        running.add(start(each, fleet.exporters().indexOf(each)));
      }
      scrapes.scrapeAll();
      Binaries.prometheus().stream().reduce((older, newer) -> newer).ifPresent(scrapes::scrapeWith);
    } finally {
      running.forEach(SecuredExporter::close);
    }
    return scrapes.asExpected();
  }

  private SecuredExporter start(Exporter exporter, int index) {
    try {
      return SecuredExporter.from(folder.resolve(exporter.name()).resolve("config/config.yml"))
          .address(exporter.config().host(), exporter.config().port())
          .start();
    } catch (UncheckedIOException e) {
      Location place =
          new Location(description.toString(), 0, 0, "exporters[" + index + "].address");
      throw new InvalidConfigException(
          List.of(CANNOT_LISTEN.at(place, exporter.name(), exporter.address(), reason(e))));
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    if (cause != null) {
      return reason(cause);
    }
    return failure instanceof UnresolvedAddressException
        ? "no such host"
        : String.valueOf(failure.getMessage());
  }
}
