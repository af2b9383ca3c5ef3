// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.link.LinkVerdict;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.internal.folder.TemporaryFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The check of both ends of many links, against the mere reading of their YAML, certificates and
 * keys; all files are on a disk. Each exporter has a certificate and a scrape job of its own, all
 * have one login.
 */
public final class LinkBenchmark {

  private static final int ROUNDS = 12;
  private static final PrintStream OUT = System.out;

  private final List<Exporter> exporters;
  private final Path folder;

  private LinkBenchmark(int count, Path folder) throws IOException {
    this.folder = folder;
    Fleet.Builder builder = Fleet.builder("benchmark").login(Login.create("prometheus"));
    for (int i = 0; i < count; i++) {
      builder.exporter("node" + i, "10.0." + i / 250 + "." + (i % 250 + 1) + ":9100");
    }
    Fleet fleet = builder.build();
    exporters = fleet.exporters();
    fleet.files().writeTo(folder);
    ScrapeJob job = fleet.prometheusConfig().scrapeConfigs().get(0);
    List<ScrapeJob> jobs = new ArrayList<>();
    for (Exporter each : exporters) {
      ScrapeJob.Builder own = ScrapeJob.builder(each.name()).scheme(job.scheme()).http(job.http());
      jobs.add(own.staticTargets(each.address()).build());
    }
    PrometheusConfig config = PrometheusConfig.builder().scrapeConfigs(jobs).build();
    Files.writeString(prometheus(), PrometheusYaml.print(config));
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    OUT.printf(
        "%d processors, load %.1f (a ratio counts only if nothing else runs)%n",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    for (int count : new int[] {1_000, 10_000}) {
      try (TemporaryFolder folder = TemporaryFolder.create("links")) {
        new LinkBenchmark(count, folder.path()).compare();
      }
    }
  }

  private void compare() throws IOException {
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

  private Path webConfig(Exporter exporter) {
    return folder.resolve(exporter.name()).resolve("config/config.yml");
  }

  private Path prometheus() {
    return folder.resolve("prometheus/prometheus.yml");
  }

  private int read() throws IOException {
    int read = 0;
    for (Exporter each : exporters) {
      Path own = webConfig(each);
      WebConfigYaml.reread(own).orThrow();
      read += Pem.certificates(Files.readString(own.resolveSibling("node_exporter.crt"))).size();
      Pem.privateKey(Files.readString(own.resolveSibling("node_exporter.key")));
    }
    return read + PrometheusYaml.read(prometheus()).orThrow().scrapeConfigs().size();
  }

  private LinkCheck check() {
    LinkCheck.Builder check = LinkCheck.builder();
    exporters.forEach(each -> check.exporter(each.address(), webConfig(each)));
    return check.prometheus(prometheus()).build();
  }
}
