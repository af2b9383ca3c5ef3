// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.testkit.internal.toolkit.ExporterServer;
import io.github.securescrape.testkit.internal.toolkit.MetricsPages;
import io.github.securescrape.testkit.internal.toolkit.Pages;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Clock;

/**
 * An exporter that honours a web config file ({@code --web.config.file}) as those written in Go do:
 * TLS, client certificates, users, headers, rate limit. It reads the file again for each request
 * and each new connection, so a change takes effect at once, and a mistake does too.
 *
 * <pre>{@code
 * try (SecuredExporter exporter = SecuredExporter.start(Path.of("config/config.yml"))) {
 *   ScrapeResult result = scraper.scrape(job, exporter.address());
 * }
 * }</pre>
 *
 * <p>What differs, because Java's TLS does: TLS 1.0 and 1.1 are spoken only where this Java has not
 * switched them off; {@code curve_preferences} count from Java 20 on; over TLS 1.3, a refused
 * client certificate earns the alert {@code certificate_unknown} or {@code bad_certificate}
 * whatever the reason.
 */
public final class SecuredExporter implements AutoCloseable {

  private final ExporterServer server;
  private final String host;

  private SecuredExporter(ExporterServer server, String host) {
    this.server = server;
    this.host = host;
  }

  /**
   * Starts an exporter on a free port of the loopback interface.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException if an exporter would refuse
   *     to start with the file
   */
  public static SecuredExporter start(Path webConfigFile) {
    return from(webConfigFile).start();
  }

  /** Returns a builder for an exporter with the given web config file. */
  public static Builder from(Path webConfigFile) {
    return new Builder(webConfigFile);
  }

  /** Returns where it can be scraped, {@code host:port}. */
  public String address() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Closes the port and all connections, and ends all threads. */
  @Override
  public void close() {
    server.close();
  }

  /** Returns the address. */
  @Override
  public String toString() {
    return "SecuredExporter[" + address() + "]";
  }

  /** Prepares a {@link SecuredExporter}. */
  public static final class Builder {
    private final Path webConfigFile;
    private String host = "127.0.0.1";
    private int port;
    private Pages pages = new MetricsPages(NodeMetrics.registry());

    private Builder(Path webConfigFile) {
      this.webConfigFile = webConfigFile;
    }

    /**
     * Sets where to listen; default a free port of 127.0.0.1.
     *
     * @param port the port; 0 for any free one
     */
    public Builder address(String host, int port) {
      this.host = host;
      this.port = port;
      return this;
    }

    /** Sets whose metrics to show; default a few of a node that never change. */
    public Builder registry(PrometheusRegistry registry) {
      pages = new MetricsPages(registry);
      return this;
    }

    /** Sets what to show in place of metrics. */
    Builder pages(Pages pages) {
      this.pages = pages;
      return this;
    }

    /**
     * Starts the exporter.
     *
     * @throws io.github.securescrape.core.problem.InvalidConfigException if an exporter would
     *     refuse to start with the file
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public SecuredExporter start() {
      return new SecuredExporter(
          ExporterServer.start(webConfigFile, pages, host, port, Clock.systemUTC()), host);
    }
  }
}
