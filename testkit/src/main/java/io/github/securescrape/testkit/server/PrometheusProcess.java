// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.testkit.internal.process.ChildProcess;
import io.github.securescrape.testkit.scrape.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A real Prometheus that scrapes what its configuration says, until it is closed.
 *
 * <pre>{@code
 * try (PrometheusProcess prometheus = PrometheusProcess.start(config)) {
 *   List<ActiveTarget> targets = prometheus.awaitTargets();
 *   List<Series> load = prometheus.query("node_load1");
 * }
 * }</pre>
 *
 * <p>It listens on the loopback interface only, and keeps its data in a temporary folder that goes
 * with it. After its start it takes about five seconds until it has targets.
 */
public final class PrometheusProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Since when it can be told to take up targets as soon as they are found. */
  private static final Version HASTE = Version.of(2, 36);

  private final ChildProcess process;
  private final OwnConfig own;
  private final String address;
  private final PrometheusApi api;

  private PrometheusProcess(ChildProcess process, OwnConfig own, int port) {
    this.process = process;
    this.own = own;
    this.address = "127.0.0.1:" + port;
    this.api = new PrometheusApi(address);
  }

  /**
   * Starts the newest Prometheus there is with a configuration, and waits until it is ready.
   * Relative file names start at the current folder.
   *
   * @throws MissingBinaryException if there is none
   * @throws IllegalStateException with its last words, if it does not start
   */
  public static PrometheusProcess start(PrometheusConfig config) {
    return from(config).start();
  }

  /**
   * Starts the newest Prometheus there is with a configuration file, and waits until it is ready.
   *
   * @throws MissingBinaryException if there is none
   * @throws IllegalStateException with its last words, if it does not start
   */
  public static PrometheusProcess start(Path configFile) {
    return from(configFile).start();
  }

  /**
   * Starts the given Prometheus with a configuration file, and waits until it is ready.
   *
   * @throws IllegalStateException with its last words, if it does not start
   */
  public static PrometheusProcess start(Binary binary, Path configFile) {
    return from(configFile).binary(binary).start();
  }

  /**
   * Starts the newest Prometheus there is with a configuration, and waits until it is ready.
   *
   * @param folder where relative file names in the configuration start
   * @throws MissingBinaryException if there is none
   * @throws IllegalStateException with its last words, if it does not start
   */
  public static PrometheusProcess start(PrometheusConfig config, Path folder) {
    return from(config, folder).start();
  }

  /**
   * Returns a builder for one with a configuration whose file names start at the current folder.
   */
  public static Builder from(PrometheusConfig config) {
    return from(config, Path.of(""));
  }

  /**
   * Returns a builder for one with a configuration. It is written to a file that only we can read.
   *
   * @param folder where relative file names in the configuration start
   */
  public static Builder from(PrometheusConfig config, Path folder) {
    return new Builder(config, null, folder.toAbsolutePath());
  }

  /** Returns a builder for one with a configuration file. */
  public static Builder from(Path configFile) {
    Path file = configFile.toAbsolutePath();
    Path folder = file.getParent();
    return new Builder(null, file, folder == null ? file : folder);
  }

  /** Returns where it listens, {@code host:port}. */
  public String address() {
    return address;
  }

  /** Returns its targets as they are now. */
  public List<ActiveTarget> targets() {
    return api.targets();
  }

  /** Returns how many targets it has found and does not scrape, because relabeling drops them. */
  public int droppedTargets() {
    return api.droppedTargets();
  }

  /**
   * Waits until it has targets and has scraped each of them: half a minute, and twice the longest
   * scrape interval of a target.
   *
   * @return the targets then
   * @throws IllegalStateException if it has not come to that in time
   */
  public List<ActiveTarget> awaitTargets() {
    ChildProcess.await(PATIENCE, () -> !targets().isEmpty());
    Duration interval =
        targets().stream()
            .map(ActiveTarget::scrapeInterval)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return awaitTargets(interval.isZero() ? interval : interval.multipliedBy(2).plus(PATIENCE));
  }

  /**
   * Waits until it has targets and has scraped each of them.
   *
   * @return the targets then
   * @throws IllegalStateException if it has not come to that in time
   */
  public List<ActiveTarget> awaitTargets(Duration patience) {
    return awaitTargets(patience, targets -> true);
  }

  /**
   * Waits until it has targets, has scraped each of them, and something holds for them.
   *
   * @return the targets then
   * @throws IllegalStateException if it has not come to that in time
   */
  public List<ActiveTarget> awaitTargets(
      Duration patience, Predicate<? super List<ActiveTarget>> condition) {
    TargetsWatch watch = new TargetsWatch(this::targets, condition);
    if (!ChildProcess.await(patience, watch)) {
      throw new IllegalStateException(
          "not all scraped after %s, %d dropped: %s"
              .formatted(patience, droppedTargets(), watch.targets()));
    }
    return watch.targets();
  }

  /**
   * Returns the series that an expression has now, without timestamps; for a scalar, one without
   * labels. The value of a native histogram is not a number.
   *
   * @param expression such as {@code node_load1}
   * @throws IllegalArgumentException with Prometheus' words, if it is no expression or has ranges
   */
  public List<Series> query(String expression) {
    return api.query(expression);
  }

  /** Returns the configuration as it has understood it, secrets masked. */
  public String statusConfig() {
    return api.statusConfig();
  }

  /**
   * Makes it read its configuration again.
   *
   * @throws IllegalStateException with Prometheus' words, if it refuses that; it goes on with the
   *     old one
   */
  public void reload() {
    api.reload();
  }

  /**
   * Gives it another configuration, in place of the one it was started with.
   *
   * @throws IllegalStateException with Prometheus' words, if it refuses that and goes on with the
   *     old one, or if it was started with a file of yours
   */
  public void reload(PrometheusConfig config) {
    if (!own.isWritten()) {
      throw new IllegalStateException("started with a file: change it, and reload()");
    }
    own.write(config);
    api.reload();
  }

  /** Ends the process and deletes its data. */
  @Override
  public void close() {
    process.close();
  }

  /** Returns where it listens. */
  @Override
  public String toString() {
    return "PrometheusProcess[" + address + "]";
  }

  /** Prepares a {@link PrometheusProcess}. */
  public static final class Builder {
    private final @Nullable PrometheusConfig config;
    private final @Nullable Path configFile;
    private final Path folder;
    private final List<String> arguments = new ArrayList<>();
    private @Nullable Binary binary;

    private Builder(@Nullable PrometheusConfig config, @Nullable Path configFile, Path folder) {
      this.config = config;
      this.configFile = configFile;
      this.folder = folder;
    }

    /** Sets the program to run; default the newest there is. */
    public Builder binary(Binary binary) {
      this.binary = binary;
      return this;
    }

    /** Adds arguments, such as {@code --enable-feature=extra-scrape-metrics}. */
    public Builder arguments(String... arguments) {
      this.arguments.addAll(List.of(arguments));
      return this;
    }

    /**
     * Starts it on a free port of the loopback interface, and waits until it is ready.
     *
     * @throws MissingBinaryException if there is no such program
     * @throws IllegalStateException with its last words, if it does not start
     */
    public PrometheusProcess start() {
      Binary program = binary == null ? Binaries.newestPrometheus() : binary;
      return ChildProcess.onFreePort(port -> start(program, port));
    }

    PrometheusProcess start(Binary program, int port) {
      ChildProcess process = ChildProcess.create("prometheus");
      OwnConfig own = new OwnConfig(process.folder(), folder, program.version());
      PrometheusProcess prometheus = new PrometheusProcess(process, own, port);
      List<String> command = new ArrayList<>();
      command.add(program.path().toAbsolutePath().toString());
      command.add("--config.file=" + (configFile == null ? own.file() : configFile.getFileName()));
      command.add("--web.listen-address=" + prometheus.address);
      command.add("--web.enable-lifecycle");
      command.add("--storage.tsdb.path=" + process.folder().resolve("data"));
      if (program.version().isAtLeast(HASTE)) {
        command.add("--scrape.discovery-reload-interval=100ms");
      }
      command.addAll(arguments);
      if (config != null) {
        own.write(config);
      }
      process.start(folder, command, prometheus.api::isReady);
      return prometheus;
    }
  }
}
