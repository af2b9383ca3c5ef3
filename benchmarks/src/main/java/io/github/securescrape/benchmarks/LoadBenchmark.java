// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Our exporter against a node_exporter without collectors, which shows a body of the same size: the
 * same web config with TLS and basic authentication, the same {@code wrk}, turn by turn. Then what
 * starts cost, and what a thousand exporters hold.
 */
public final class LoadBenchmark {

  private static final int ROUNDS = 5;
  private static final int SECONDS = 5;
  private static final int WARM_UP_SECONDS = 15;

  /** A node_exporter answers 40 requests at a time, and refuses more. */
  private static final int[] CONNECTIONS = {4, 16, 32};

  private static final int STARTS = 51;
  private static final int COLD_STARTS = 9;
  private static final int MANY = 1_000;
  private static final List<String> MANY_OPTIONS =
      List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=32m");
  private static final PrintStream OUT = System.out;

  private LoadBenchmark() {}

  /** Takes the node_exporter and the wrk. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    LoadFiles files = LoadFiles.create();
    load(files, arguments[0], arguments[1]);
    starts(files);
    many(files);
  }

  private static void load(LoadFiles files, String nodeExporter, String wrk)
      throws IOException, InterruptedException {
    int port = freePort();
    Process theirs =
        new ProcessBuilder(
                nodeExporter,
                "--collector.disable-defaults",
                "--web.disable-exporter-metrics",
                "--web.config.file=" + files.webConfig(),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectError(Redirect.DISCARD)
            .redirectOutput(Redirect.DISCARD)
            .start();
    Process ours = java("--serve", files, List.of());
    Process collected = java("--serve-registry", files, List.of());
    try (BufferedReader said = ours.inputReader();
        BufferedReader collectedSaid = collected.inputReader()) {
      String[] urls = {
        url(Integer.toString(port)), url(said.readLine()), url(collectedSaid.readLine())
      };
      awaitPort(port);
      for (String url : urls) {
        Wrk.run(wrk, CONNECTIONS[1], WARM_UP_SECONDS, files.authorization(), url);
      }
      for (int connections : CONNECTIONS) {
        Wrk[][] rounds = new Wrk[urls.length][ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
          for (int k = 0; k < urls.length; k++) {
            rounds[k][i] = Wrk.run(wrk, connections, SECONDS, files.authorization(), urls[k]);
          }
        }
        OUT.printf(
            "%d connections: %.2f times node_exporter's requests per second, %.2f times its p99;"
                + " collecting from a registry %.2f and %.2f%n",
            connections,
            ratio(rounds[1], rounds[0], Wrk::requests),
            ratio(rounds[1], rounds[0], Wrk::p99),
            ratio(rounds[2], rounds[0], Wrk::requests),
            ratio(rounds[2], rounds[0], Wrk::p99));
      }
    } finally {
      theirs.destroy();
      ours.destroy();
      collected.destroy();
    }
  }

  private static double ratio(Wrk[] runs, Wrk[] others, ToDoubleFunction<Wrk> figure) {
    return median(Arrays.stream(runs).mapToDouble(figure))
        / median(Arrays.stream(others).mapToDouble(figure));
  }

  /** Starts our exporter in a JVM of its own, which says when there is something to scrape. */
  private static Process java(String what, LoadFiles files, List<String> options)
      throws IOException {
    return Measured.java(options, ExporterRun.class, what, files.folder().toString())
        .redirectError(Redirect.INHERIT)
        .start();
  }

  private static String url(String port) {
    return "https://127.0.0.1:" + port + "/metrics";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(int port) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("node_exporter does not listen");
  }

  private static void starts(LoadFiles files) throws IOException, InterruptedException {
    double[] warm = new double[STARTS * 2];
    for (int i = 0; i < warm.length; i++) {
      warm[i] = ExporterRun.secondsToFirstScrape();
    }
    double[] served = new double[COLD_STARTS];
    double[] alone = new double[COLD_STARTS];
    double[] aloneForOneRun = new double[COLD_STARTS];
    for (int i = 0; i < COLD_STARTS; i++) {
      served[i] = secondsToFirstScrape(files);
      alone[i] = secondsAlone(files, List.of());
      aloneForOneRun[i] = secondsAlone(files, List.of("-XX:TieredStopAtLevel=1"));
    }
    OUT.printf(
        "certificate, login, start and first scrape, warm: %.1f ms%n"
            + "the same in a cold JVM, from its start: %.2f s; with -XX:TieredStopAtLevel=1 %.2f s%n"
            + "a cold JVM with the files of an exporter, scraped by a warm one: %.2f s%n",
        median(Arrays.stream(warm).skip(STARTS)) * 1e3,
        median(Arrays.stream(alone)),
        median(Arrays.stream(aloneForOneRun)),
        median(Arrays.stream(served)));
  }

  /** Returns what it takes from the start of a JVM to the first scrape of an exporter in it. */
  private static double secondsToFirstScrape(LoadFiles files) throws IOException {
    long start = System.nanoTime();
    Process exporter = java("--serve", files, List.of());
    try (BufferedReader said = exporter.inputReader()) {
      String address = "127.0.0.1:" + said.readLine();
      ExporterRun.check(files.scraper().scrape(files.job(), address));
      return Measured.secondsSince(start);
    } finally {
      exporter.destroy();
    }
  }

  /** Returns the same of a JVM that makes the files and scrapes as well. */
  private static double secondsAlone(LoadFiles files, List<String> options)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process exporter = java("--once", files, options);
    try (BufferedReader said = exporter.inputReader()) {
      said.readLine();
      return Measured.secondsSince(start);
    } finally {
      exporter.waitFor();
    }
  }

  private static void many(LoadFiles files) throws IOException, InterruptedException {
    Measured measured =
        Measured.run(
            Measured.java(
                MANY_OPTIONS,
                ExporterRun.class,
                "--many",
                files.folder().toString(),
                Integer.toString(MANY)));
    OUT.printf(
        "%,d exporters in one JVM with %s, each scraped once: at most %.0f MB resident, %.1f s%n",
        MANY, String.join(" ", MANY_OPTIONS), measured.megabytes(), measured.seconds());
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
