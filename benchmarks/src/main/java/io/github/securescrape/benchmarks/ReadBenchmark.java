// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Reading and checking a {@code prometheus.yml} of 10,000 jobs, against {@code promtool check
 * config --syntax-only} on the same file: warm in a JVM that runs anyhow, cold from the start of a
 * JVM to its end, as Java starts it by itself and as {@code examples/check-files} does; and what
 * 1,000 to 100,000 jobs cost. Programs run while nothing is read here: a JVM that reads goes on
 * compiling, and is in their way.
 */
public final class ReadBenchmark {

  private static final int JOBS = 10_000;
  private static final int ROUNDS = 7;
  private static final int WARM_UP = 15;
  private static final String CHECK_FILES =
      System.getProperty("securescrape.root") + "/examples/check-files";
  private static final PrintStream OUT = System.out;

  private static final String JOB =
      """
        - job_name: node-%1$05d
          scheme: https
          scrape_interval: 30s
          metrics_path: /metrics
          basic_auth:
            username: prometheus
            password_file: /etc/prometheus/secrets/node-%1$05d/password
          tls_config:
            ca_file: /etc/prometheus/secrets/node-%1$05d/ca.crt
            server_name: node-%1$05d.example.org
            min_version: TLS12
          static_configs:
            - targets: ["10.1.%2$d.%3$d:9100"]
              labels:
                node: node-%1$05d
                site: cellar
          relabel_configs:
            - source_labels: [__address__]
              regex: '([^:]+):\\d+'
              target_label: host
      """;

  private interface Run {
    Measured once() throws IOException, InterruptedException;
  }

  private ReadBenchmark() {}

  /** Takes the promtool; reads a file, or nothing, in a process of its own. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments[0].equals("--read")) {
      read(Path.of(arguments[1]));
    } else if (!arguments[0].equals("--nothing")) {
      compare(arguments[0]);
    }
  }

  private static void compare(String promtool) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("securescrape-benchmark");
    Path file = write(folder, JOBS);
    OUT.printf("%,d jobs, %.1f MB; median of %d rounds%n", JOBS, Files.size(file) / 1e6, ROUNDS);
    ProcessBuilder theirs =
        new ProcessBuilder(promtool, "check", "config", "--syntax-only", file.toString());
    ProcessBuilder ours = new ProcessBuilder(CHECK_FILES, "--syntax-only", file.toString());
    Measured.run(ours);
    for (int i = 0; i < WARM_UP; i++) {
      read(file);
    }
    Measured[][] warm = byTurns(() -> new Measured(seconds(file), 0));
    Measured[][] cold =
        byTurns(
            () -> Measured.run(theirs),
            () -> run("--read", file.toString()),
            () -> Measured.run(ours),
            () -> run("--nothing"));
    double base = print("promtool", cold[0], 0);
    print("securescrape, warm", warm[0], base);
    print("securescrape, from the start of the JVM", cold[1], base);
    print("examples/check-files", cold[2], base);
    print("a JVM that does nothing", cold[3], base);
    for (int jobs = 1_000; jobs <= 100_000; jobs *= 10) {
      Path each = write(folder, jobs);
      double seconds = median(IntStream.range(0, ROUNDS).mapToDouble(i -> seconds(each)));
      OUT.printf("%,d jobs: %.1f microseconds each%n", jobs, seconds / jobs * 1e6);
    }
  }

  private static Measured[][] byTurns(Run... runs) throws IOException, InterruptedException {
    Measured[][] rounds = new Measured[runs.length][ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      for (int k = 0; k < runs.length; k++) {
        rounds[k][i] = runs[k].once();
      }
    }
    return rounds;
  }

  private static Measured run(String... arguments) throws IOException, InterruptedException {
    return Measured.run(Measured.java(ReadBenchmark.class, arguments));
  }

  private static double print(String what, Measured[] rounds, double base) {
    double seconds = median(Arrays.stream(rounds).mapToDouble(Measured::seconds));
    double megabytes = Arrays.stream(rounds).mapToDouble(Measured::megabytes).max().orElse(0);
    String ratio = base == 0 ? "" : ", ratio %.2f".formatted(seconds / base);
    String memory = megabytes == 0 ? "" : ", at most %.0f MB".formatted(megabytes);
    OUT.println("%-42s %6.3f s%s%s".formatted(what, seconds, ratio, memory));
    return seconds;
  }

  private static double seconds(Path file) {
    long start = System.nanoTime();
    read(file);
    return Measured.secondsSince(start);
  }

  private static double median(DoubleStream seconds) {
    double[] sorted = seconds.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void read(Path file) {
    PrometheusYaml.read(file).report().throwIfErrors();
  }

  private static Path write(Path folder, int jobs) throws IOException {
    StringBuilder text = new StringBuilder("scrape_configs:\n");
    for (int i = 0; i < jobs; i++) {
      text.append(JOB.formatted(i, i / 250 % 250, i % 250 + 1));
    }
    return Files.writeString(folder.resolve(jobs + ".yml"), text);
  }
}
