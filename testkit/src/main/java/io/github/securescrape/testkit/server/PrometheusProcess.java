// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.testkit.internal.json.JsonTree;
import io.github.securescrape.testkit.internal.process.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A real Prometheus that scrapes what its configuration file says.
 *
 * <pre>{@code
 * try (PrometheusProcess prometheus = PrometheusProcess.start(binary, Path.of("prometheus.yml"))) {
 *   List<ActiveTarget> targets = prometheus.awaitScrapes(Duration.ofSeconds(10));
 * }
 * }</pre>
 */
public final class PrometheusProcess implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 5000;

  private final ChildProcess process;
  private final int port;

  private PrometheusProcess(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a Prometheus on a free port of the loopback interface, and waits until it is ready. Its
   * data goes to a temporary folder.
   *
   * @throws IllegalStateException with its last words, if it does not start
   */
  public static PrometheusProcess start(Binary binary, Path configFile) {
    return ChildProcess.onFreePort(port -> start(binary, configFile, port));
  }

  private static PrometheusProcess start(Binary binary, Path configFile, int port) {
    ChildProcess process = ChildProcess.create("prometheus");
    PrometheusProcess server = new PrometheusProcess(process, port);
    Path config = configFile.toAbsolutePath();
    Path folder = config.getParent();
    List<String> command =
        List.of(
            binary.path().toAbsolutePath().toString(),
            "--config.file=" + config.getFileName(),
            "--web.listen-address=" + server.address(),
            "--storage.tsdb.path=" + process.folder().resolve("data"));
    process.start(folder == null ? config : folder, command, () -> server.isOk("/-/ready"));
    return server;
  }

  /** Returns where it listens, {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Returns its targets as they are now. */
  public List<ActiveTarget> targets() {
    return json("/api/v1/targets?state=active").at("data").at("activeTargets").items().stream()
        .map(PrometheusProcess::target)
        .toList();
  }

  private static ActiveTarget target(JsonTree target) {
    JsonTree labels = target.at("labels");
    return new ActiveTarget(
        labels.at("job").text(),
        labels.at("instance").text(),
        target.at("scrapeUrl").text(),
        TargetHealth.valueOf(target.at("health").text().toUpperCase(Locale.ROOT)),
        target.at("lastError").text());
  }

  /**
   * Waits until it has targets and has scraped each of them.
   *
   * @return the targets then
   * @throws IllegalStateException if it has not come to that in time
   */
  public List<ActiveTarget> awaitScrapes(Duration patience) {
    boolean scraped =
        ChildProcess.await(
            patience,
            () -> {
              List<ActiveTarget> targets = targets();
              return !targets.isEmpty()
                  && targets.stream().noneMatch(each -> each.health() == TargetHealth.UNKNOWN);
            });
    List<ActiveTarget> targets = targets();
    if (!scraped) {
      throw new IllegalStateException("not all scraped after " + patience + ": " + targets);
    }
    return targets;
  }

  /** Returns the configuration as it has understood it, secrets masked. */
  public String statusConfig() {
    return json("/api/v1/status/config").at("data").at("yaml").text();
  }

  private JsonTree json(String path) {
    try {
      return JsonTree.parse(get(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isOk(String path) {
    try {
      get(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String get(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://" + address() + path).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      connection.disconnect();
    }
  }

  /** Ends the process and deletes its data. */
  @Override
  public void close() {
    process.close();
  }

  /** Returns where it listens. */
  @Override
  public String toString() {
    return "PrometheusProcess[" + address() + "]";
  }
}
