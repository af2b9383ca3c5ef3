// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.testkit.internal.toolkit.ExporterServer;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A server that can leave its port for a while. */
final class FaultyServer implements AutoCloseable {

  private final Path webConfigFile;
  private final FaultyPages pages;
  private final Clock clock;
  private final String host;
  private final int port;
  private @Nullable ExporterServer server;

  FaultyServer(Path webConfigFile, FaultyPages pages, Clock clock, String host, int port) {
    this.webConfigFile = webConfigFile;
    this.pages = pages;
    this.clock = clock;
    this.host = host;
    ExporterServer started = ExporterServer.start(webConfigFile, pages, host, port, clock);
    this.port = started.port();
    this.server = started;
  }

  int port() {
    return port;
  }

  /** Shows a fault other than one of certificates; {@code null} for none. */
  synchronized void show(@Nullable Fault fault) {
    pages.show(fault);
    if (fault == Fault.CLOSED_PORT) {
      close();
    } else if (server == null) {
      server = ExporterServer.start(webConfigFile, pages, host, port, clock);
    }
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
