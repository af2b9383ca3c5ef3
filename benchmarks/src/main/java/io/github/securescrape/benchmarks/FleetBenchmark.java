// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.prometheus.fleet.CertificateConfig;
import io.github.securescrape.prometheus.fleet.ExporterConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All files for 1,000 exporters with one login, against the commands that the usual articles give
 * for one node: {@code openssl req}, {@code htpasswd} and {@code base64}.
 *
 * <p>Ours is measured as a process of its own, from the start of the JVM to its end; the commands
 * as a shell runs them, for some nodes, scaled up.
 */
public final class FleetBenchmark {

  private static final int EXPORTERS = 1_000;
  private static final int NODES = 20;
  private static final PrintStream OUT = System.out;

  private FleetBenchmark() {}

  /** Runs the benchmark, or one part of it in a process of its own. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 2) {
      generate(KeyType.valueOf(arguments[0]), Path.of(arguments[1]));
      return;
    }
    OUT.printf(
        "%d processors, load %.1f (a ratio counts only if nothing else runs)%n",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Path folder = Files.createTempDirectory("securescrape-benchmark");
    double commands = articles(folder) * EXPORTERS / NODES;
    OUT.printf(
        "the articles' commands, %d nodes (%d measured): %.1f s%n", EXPORTERS, NODES, commands);
    for (KeyType type : List.of(KeyType.EC_P256, KeyType.RSA_2048)) {
      String to = folder.resolve(type.name()).toString();
      double ours = Measured.run(Measured.java(FleetBenchmark.class, type.name(), to)).seconds();
      OUT.printf(
          "securescrape, %d exporters, %s: %.1f s, ratio 1:%.0f%n",
          EXPORTERS, type, ours, commands / ours);
    }
  }

  private static double articles(Path folder) throws IOException, InterruptedException {
    String node =
        "openssl req -new -newkey rsa:2048 -days 365 -nodes -x509 -keyout n.key -out n.crt"
            + " -subj /C=US/ST=California/L=Oakland/O=MyOrg/CN=localhost"
            + " -addext subjectAltName=DNS:localhost 2>/dev/null"
            + " && htpasswd -nbBC 12 '' secret >line && tr -d ':\\n' <line >hash"
            + " && base64 -w 0 n.crt >b64";
    String loop =
        "i=0; while [ $i -lt " + NODES + " ]; do " + node + " || exit 1; i=$((i+1)); done";
    return Measured.run(new ProcessBuilder("sh", "-c", loop).directory(folder.toFile())).seconds();
  }

  private static void generate(KeyType type, Path folder) {
    List<ExporterConfig> exporters = new ArrayList<>();
    for (int i = 0; i < EXPORTERS; i++) {
      exporters.add(
          ExporterConfig.builder()
              .name("node" + i)
              .address("10.0." + i / 250 + "." + (i % 250 + 1) + ":9100")
              .build());
    }
    FleetConfig config =
        FleetConfig.builder("benchmark")
            .certificate(CertificateConfig.builder().keyType(type).build())
            .exporters(exporters)
            .build();
    long start = System.nanoTime();
    Fleet fleet = Fleet.of(config, folder);
    OUT.printf("  keys, certificates and the hash: %.1f s%n", Measured.secondsSince(start));
    start = System.nanoTime();
    FileSet files = fleet.files();
    OUT.printf("  texts: %.1f s%n", Measured.secondsSince(start));
    start = System.nanoTime();
    files.writeTo(folder);
    OUT.printf(
        "  writing %d files: %.1f s%n", files.entries().size(), Measured.secondsSince(start));
  }
}
