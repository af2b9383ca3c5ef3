// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.link.LinkVerdict;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * The check of both ends of many links, against the mere reading of their YAML, certificates and
 * keys; all texts are in memory. Each exporter has a certificate and a scrape job of its own, all
 * have one login.
 */
public final class LinkBenchmark {

  private static final int ROUNDS = 5;
  private static final PrintStream OUT = System.out;

  private final List<Exporter> exporters;
  private final List<FileSource> files;
  private final List<String> webConfigs;
  private final String prometheus;
  private final FileSource secrets;

  private LinkBenchmark(int count) {
    Fleet.Builder builder = Fleet.builder("benchmark").login(Login.create("prometheus"));
    for (int i = 0; i < count; i++) {
      builder.exporter("node" + i, "10.0." + i / 250 + "." + (i % 250 + 1) + ":9100");
    }
    Fleet fleet = builder.build();
    exporters = fleet.exporters();
    files = exporters.stream().map(each -> (FileSource) each.configFiles()).toList();
    webConfigs = exporters.stream().map(each -> WebConfigYaml.print(each.webConfig())).toList();
    ScrapeJob job = fleet.scrapeJobs("").get(0);
    List<ScrapeJob> jobs = new ArrayList<>();
    for (Exporter each : exporters) {
      ScrapeJob.Builder own = ScrapeJob.builder(each.name()).scheme(job.scheme()).http(job.http());
      jobs.add(own.staticTargets(each.address()).build());
    }
    prometheus = PrometheusYaml.print(PrometheusConfig.builder().scrapeConfigs(jobs).build());
    secrets = fleet.secretFiles();
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    OUT.printf(
        "%d processors, load %.1f (a ratio counts only if nothing else runs)%n",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    for (int count : new int[] {1_000, 10_000}) {
      new LinkBenchmark(count).compare();
    }
  }

  private void compare() {
    double reading = Double.MAX_VALUE;
    double checking = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      read();
      reading = Math.min(reading, Measured.secondsSince(start));
      start = System.nanoTime();
      check();
      checking = Math.min(checking, Measured.secondsSince(start));
    }
    long before = usedMemory();
    LinkCheck kept = check();
    double megabytes = (usedMemory() - before) / 1e6;
    long up = kept.verdicts().stream().filter(LinkVerdict::isUp).count();
    OUT.printf(
        "%,d exporters, %,d up: reading %.2f s, checking %.2f s, ratio %.2f; held %.0f MB%n",
        exporters.size(), up, reading, checking, checking / reading, megabytes);
  }

  private static long usedMemory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private int read() {
    int read = 0;
    for (int i = 0; i < webConfigs.size(); i++) {
      WebConfigYaml.reread("config.yml", webConfigs.get(i)).orThrow();
      read += Pem.certificates(files.get(i).text("node_exporter.crt").orElseThrow()).size();
      Pem.privateKey(files.get(i).text("node_exporter.key").orElseThrow());
    }
    return read + parsePrometheus().scrapeConfigs().size();
  }

  private PrometheusConfig parsePrometheus() {
    return PrometheusYaml.parse("prometheus.yml", prometheus, PrometheusVersion.NEWEST_KNOWN)
        .orThrow();
  }

  private LinkCheck check() {
    LinkCheck.Builder check = LinkCheck.builder();
    for (int i = 0; i < webConfigs.size(); i++) {
      FileSource own = files.get(i);
      check.exporter(
          exporters.get(i).address(),
          WebConfigYaml.parse("config.yml", webConfigs.get(i), own),
          own);
    }
    return check
        .prometheus(
            PrometheusYaml.parse("prometheus.yml", prometheus, PrometheusVersion.NEWEST_KNOWN),
            secrets)
        .build();
  }
}
