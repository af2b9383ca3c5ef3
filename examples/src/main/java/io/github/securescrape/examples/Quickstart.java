// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetConfig;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binaries;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.PrometheusServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * From {@code fleet.yml} to scrapes: makes all files, starts an exporter with each web config, and
 * scrapes it with the generated job, and in ways that must fail.
 */
public final class Quickstart {

  private static final PrintStream OUT = System.out;
  private static final String ROW = "%-24s %-5s %8s %8s  %s%n";

  private final Path folder;
  private final Fleet fleet;
  private boolean asExpected = true;

  private Quickstart(Path folder, Fleet fleet) {
    this.folder = folder;
    this.fleet = fleet;
  }

  /** Takes the description of the fleet, and the folder for its files. */
  public static void main(String[] arguments) {
    Path description = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    Read<FleetConfig> read = FleetYaml.read(description);
    if (!read.report().problems().isEmpty()) {
      OUT.println(read.report().toText());
    }
    boolean fine = false;
    try {
      Fleet fleet = Fleet.of(read.orThrow(), folder);
      int files = fleet.files().writeTo(folder).size();
      OUT.printf(
          "%s describes %d exporters; their %d files and those of Prometheus are in %s%n%n",
          description, fleet.exporters().size(), files, folder);
      fine = new Quickstart(folder, fleet).run();
    } catch (InvalidConfigException e) {
      if (read.value().isPresent()) {
        OUT.println(e.report().toText());
      }
    }
    // The threads of the exporters have ended; those of libraries need not.
    System.exit(fine ? 0 : 1);
  }

  private boolean run() {
    List<SecuredExporter> running = new ArrayList<>();
    try {
      for (Exporter each : fleet.exporters()) {
        Path webConfig = folder.resolve(each.name()).resolve("config/config.yml");
        running.add(
            SecuredExporter.from(webConfig)
                .address(each.config().host(), each.config().port())
                .start());
      }
      scrapeAll();
      Binaries.prometheus().stream().reduce((older, newer) -> newer).ifPresent(this::runPrometheus);
    } finally {
      running.forEach(SecuredExporter::close);
    }
    return asExpected;
  }

  /** Scrapes with the generated file, as Prometheus reads it, not with what made it. */
  private void scrapeAll() {
    Path file = folder.resolve("prometheus/prometheus.yml");
    PrometheusConfig config = PrometheusYaml.read(file, PrometheusVersion.NEWEST_KNOWN).orThrow();
    Scraper scraper = Scraper.create(folder.resolve("prometheus"));
    OUT.printf(ROW, "target", "state", "duration", "samples", "last error");
    for (ScrapeJob job : config.scrapeConfigs()) {
      for (var group : job.staticConfigs()) {
        for (String target : group.targets()) {
          String name = group.labels().get("instance") + " " + target;
          show(name, scraper.scrape(job, target), true);
          show(
              "  without password",
              scraper.scrape(with(job, http -> http.basicAuth(null)), target),
              false);
          show(
              "  with a wrong password",
              scraper.scrape(with(job, Quickstart::wrongPassword), target),
              false);
          show(
              "  without the authority",
              scraper.scrape(with(job, Quickstart::withoutAuthority), target),
              false);
        }
      }
    }
  }

  private static ScrapeJob with(ScrapeJob job, UnaryOperator<HttpClientConfig.Builder> change) {
    return job.toBuilder().http(change.apply(job.http().toBuilder()).build()).build();
  }

  private static HttpClientConfig.Builder wrongPassword(HttpClientConfig.Builder http) {
    return http.basicAuth(
        BasicAuth.builder().username("prometheus").password(Secret.of("guessed")).build());
  }

  private static HttpClientConfig.Builder withoutAuthority(HttpClientConfig.Builder http) {
    return http.tlsConfig(TlsConfig.builder().build());
  }

  private void show(String name, ScrapeResult result, boolean expected) {
    asExpected &= result.isUp() == expected;
    OUT.printf(
        ROW,
        name,
        result.isUp() ? "up" : "down",
        result.duration().toMillis() + " ms",
        result.isUp() ? result.samples() : "-",
        result.lastError());
  }

  private void runPrometheus(Binary binary) {
    OUT.printf("%nPrometheus %s itself, on the generated prometheus.yml:%n", binary.version());
    Path config = folder.resolve("prometheus/prometheus.yml");
    try (PrometheusServer prometheus = PrometheusServer.start(binary, config)) {
      for (ActiveTarget each : prometheus.awaitScrapes(Duration.ofSeconds(30))) {
        String health = each.health().toString().toLowerCase(java.util.Locale.ROOT);
        asExpected &= health.equals("up");
        OUT.printf(
            ROW,
            each.instance() + " " + each.scrapeUrl().replaceAll("https?://|/metrics", ""),
            health,
            "",
            "",
            each.lastError());
      }
    }
  }
}
