// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.Relabeling;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.prometheus.targets.Targets;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ten relabeling rules over 100,000 targets, on one core, against the time that a running
 * Prometheus says it takes to make the same targets; and what 10,000 to 1,000,000 targets cost.
 */
public final class RelabelBenchmark {

  private static final int TARGETS = 100_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 5;
  private static final int MOST_POLLS = 1_000;
  private static final PrintStream OUT = System.out;

  /** What Prometheus measures: the making of targets, and how often it was done. */
  private static final Pattern SUM =
      Pattern.compile("(?m)^prometheus_target_sync_length_seconds_sum\\{[^}]*} (\\S+)$");

  private static final Pattern COUNT =
      Pattern.compile("(?m)^prometheus_target_sync_length_seconds_count\\{[^}]*} ([1-9].*)$");

  /** The last rule drops all but one in a hundred, so that Prometheus starts few scrapes. */
  private static final String RULES =
      """
      scrape_configs:
        - job_name: pods
          scrape_interval: 1h
          relabel_configs:
            - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]
              regex: "true"
              action: keep
            - source_labels: [__address__, __meta_kubernetes_pod_annotation_prometheus_io_port]
              regex: '([^:]+)(?::\\d+)?;(\\d+)'
              replacement: $1:$2
              target_label: __address__
            - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_path]
              regex: (.+)
              target_label: __metrics_path__
            - source_labels: [__meta_kubernetes_namespace]
              target_label: namespace
            - source_labels: [__meta_kubernetes_pod_name]
              target_label: pod
            - regex: __meta_kubernetes_pod_label_(.+)
              action: labelmap
            - source_labels: [__meta_kubernetes_pod_node_name]
              regex: '([^.]+)\\..*'
              target_label: node
            - source_labels: [namespace, pod]
              separator: /
              target_label: instance
            - source_labels: [__meta_kubernetes_pod_phase]
              regex: Pending|Succeeded|Failed
              action: drop
            - source_labels: [__meta_kubernetes_pod_name]
              regex: .*00
              action: keep
      """;

  private RelabelBenchmark() {}

  /** Takes the prometheus. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrometheusConfig config =
        PrometheusYaml.parse("prometheus.yml", RULES, PrometheusVersion.NEWEST_KNOWN).orThrow();
    List<Map<String, String>> targets = targets(TARGETS);
    for (int i = 0; i < WARM_UP; i++) {
      make(config, targets);
    }
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      theirs[i] = prometheus(Path.of(arguments[0]), targets);
      ours[i] = make(config, targets);
    }
    double rules = relabel(config.scrapeConfigs().get(0), targets);
    OUT.printf("%,d targets, 10 rules, one core; median of %d rounds%n", TARGETS, ROUNDS);
    OUT.printf("prometheus says %.3f s%n", median(theirs));
    OUT.printf(
        "securescrape, warm %.3f s, ratio %.2f: %,.0f targets a second%n",
        median(ours), median(ours) / median(theirs), TARGETS / median(ours));
    OUT.printf("the rules alone: %,.0f targets a second%n", TARGETS / rules);
    for (int count = 10_000; count <= 1_000_000; count *= 10) {
      List<Map<String, String>> each = targets(count);
      double[] seconds = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        seconds[i] = make(config, each);
      }
      OUT.printf("%,d targets: %.2f microseconds each%n", count, median(seconds) / count * 1e6);
    }
  }

  private static List<Map<String, String>> targets(int count) {
    List<Map<String, String>> targets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      targets.add(
          Map.of(
              "__address__", "10." + i / 62_500 % 250 + "." + i / 250 % 250 + "." + i % 250 + ":80",
              "__meta_kubernetes_namespace", "team-" + i % 40,
              "__meta_kubernetes_pod_annotation_prometheus_io_path", "/metrics",
              "__meta_kubernetes_pod_annotation_prometheus_io_port", "9100",
              "__meta_kubernetes_pod_annotation_prometheus_io_scrape", "true",
              "__meta_kubernetes_pod_label_app", "app-" + i % 90,
              "__meta_kubernetes_pod_label_version", "v" + i % 7,
              "__meta_kubernetes_pod_name", "app-" + i % 90 + String.format("-%06d", i),
              "__meta_kubernetes_pod_node_name", "node" + i % 300 + ".example.org",
              "__meta_kubernetes_pod_phase", "Running"));
    }
    return targets;
  }

  private static double make(PrometheusConfig config, List<Map<String, String>> targets) {
    Targets.Making making = Targets.of(config);
    targets.forEach(each -> making.discovered("pods", "pod", each));
    long start = System.nanoTime();
    JobTargets job = making.make().job("pods");
    double seconds = Measured.secondsSince(start);
    if (job.targets().size() != targets.size() / 100) {
      throw new IllegalStateException(job.targets().size() + " targets");
    }
    return seconds;
  }

  private static double relabel(ScrapeJob job, List<Map<String, String>> targets) {
    Relabeling relabeling =
        Relabeling.of(job.relabelConfigs(), PrometheusVersion.NEWEST_KNOWN.number());
    List<LabelSet> labels = targets.stream().map(LabelSet::of).toList();
    double[] seconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      labels.forEach(relabeling::apply);
      seconds[i] = Measured.secondsSince(start);
    }
    return median(seconds);
  }

  private static double median(double[] seconds) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Returns the seconds that a Prometheus of one core says it took to make the targets. */
  private static double prometheus(Path program, List<Map<String, String>> targets)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("securescrape-benchmark");
    StringBuilder text = new StringBuilder(RULES).append("    static_configs:\n");
    for (Map<String, String> each : targets) {
      text.append("      - targets: [\"").append(each.get("__address__")).append("\"]\n");
      text.append("        labels:\n");
      each.forEach(
          (name, value) -> {
            if (!name.equals("__address__")) {
              text.append("          ").append(name).append(": \"").append(value).append("\"\n");
            }
          });
    }
    Files.writeString(folder.resolve("prometheus.yml"), text);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder command =
        new ProcessBuilder(
                program.toAbsolutePath().toString(),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + port)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(folder.resolve("log").toFile()));
    command.environment().put("GOMAXPROCS", "1");
    Process process = command.start();
    try {
      return made("http://127.0.0.1:" + port + "/metrics");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static double made(String url) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    for (int i = 0; i < MOST_POLLS; i++) {
      Thread.sleep(300);
      try {
        String metrics = client.send(request, BodyHandlers.ofString()).body();
        Matcher sum = SUM.matcher(metrics);
        if (COUNT.matcher(metrics).find() && sum.find()) {
          return Double.parseDouble(sum.group(1));
        }
      } catch (IOException e) {
        // It is not up yet.
      }
    }
    throw new IllegalStateException("no targets are made");
  }
}
