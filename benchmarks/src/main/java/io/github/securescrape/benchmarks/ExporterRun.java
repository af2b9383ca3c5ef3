// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our exporters in a JVM of their own, which {@link LoadBenchmark} starts and measures. */
final class ExporterRun {

  private static final PrintStream OUT = System.out;
  private static final String HELP =
      "A metric with a constant '1' value labeled by version, revision, branch, goversion from"
          + " which node_exporter was built, and the goos and goarch for the build.";

  private ExporterRun() {}

  /** Takes what to do, and the folder of a {@link LoadFiles}. */
  public static void main(String[] arguments) throws IOException {
    LoadFiles files = new LoadFiles(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "--serve" -> serve(SecuredExporter.from(files.webConfig()).metrics(info().scrape()));
      case "--serve-registry" -> serve(SecuredExporter.from(files.webConfig()).registry(info()));
      case "--once" -> OUT.println(secondsToFirstScrape());
      case "--many" -> scrapeMany(files, Integer.parseInt(arguments[2]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Returns what makes a body as long as that of a node_exporter without collectors. */
  private static PrometheusRegistry info() {
    PrometheusRegistry registry = new PrometheusRegistry();
    Info.builder()
        .name("node_exporter_build_info")
        .help(HELP)
        .labelNames("branch", "goarch", "goos", "goversion", "revision", "tags", "version")
        .register(registry)
        .setLabelValues(
            "debian/sid", "amd64", "linux", "go1.26.4", "1.11.1-3", "unknown", "1.11.1");
    return registry;
  }

  /** Serves until input ends. */
  private static void serve(SecuredExporter.Builder builder) throws IOException {
    try (SecuredExporter exporter = builder.start()) {
      OUT.println(exporter.port());
      while (System.in.read() >= 0) {
        // Until the benchmark is done.
      }
    }
  }

  /** Makes a certificate and a login, starts an exporter with them, and scrapes it once. */
  static double secondsToFirstScrape() {
    long start = System.nanoTime();
    try (SecuredExporter exporter = SecuredExporter.builder().tls().login().start()) {
      check(Scraper.create(Path.of("")).scrape(exporter.scrapeJob(), exporter.address()));
      return Measured.secondsSince(start);
    }
  }

  /** Starts many, and closes none before each was scraped. */
  private static void scrapeMany(LoadFiles files, int count) {
    List<SecuredExporter> exporters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      exporters.add(SecuredExporter.start(files.webConfig()));
    }
    Scraper scraper = files.scraper();
    ScrapeJob job = files.job();
    for (SecuredExporter exporter : exporters) {
      check(scraper.scrape(job, exporter.address()));
    }
    exporters.forEach(SecuredExporter::close);
  }

  static void check(ScrapeResult result) {
    if (!result.isUp()) {
      throw new IllegalStateException(result.toString());
    }
  }
}
