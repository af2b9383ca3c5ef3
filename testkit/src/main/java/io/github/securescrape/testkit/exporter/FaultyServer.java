// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.testkit.internal.toolkit.BrokenPages;
import io.github.securescrape.testkit.internal.toolkit.Delivery;
import io.github.securescrape.testkit.internal.toolkit.ExporterServer;
import io.github.securescrape.testkit.internal.toolkit.Pages;
import io.github.securescrape.testkit.internal.toolkit.SwitchedPages;
import io.github.securescrape.testkit.internal.toolkit.TlsProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server that can leave its port for a while. */
final class FaultyServer implements AutoCloseable {

  private final Path webConfigFile;
  private final Pages healthy;
  private final Duration slowness;
  private final SwitchedPages pages;
  private final TlsProvider provider;
  private final Clock clock;
  private final String host;
  private final int port;
  private @Nullable ExporterServer server;

  FaultyServer(
      Path webConfigFile,
      Pages pages,
      Duration slowness,
      TlsProvider provider,
      Clock clock,
      String host,
      int port) {
    this.webConfigFile = webConfigFile;
    this.healthy = pages;
    this.slowness = slowness;
    this.pages = new SwitchedPages(pages);
    this.provider = provider;
    this.clock = clock;
    this.host = host;
    ExporterServer started =
        ExporterServer.start(webConfigFile, this.pages, host, port, provider, clock);
    this.port = started.port();
    this.server = started;
  }

  int port() {
    return port;
  }

  /** Shows a fault other than one of certificates; {@code null} for none. */
  synchronized void show(@Nullable Fault fault) {
    pages.show(fault == null ? healthy : broken(fault));
    if (fault == Fault.CLOSED_PORT) {
      close();
    } else if (server == null) {
      server = ExporterServer.start(webConfigFile, pages, host, port, provider, clock);
    }
  }

  private Pages broken(Fault fault) {
    return switch (fault) {
      case SLOW -> BrokenPages.delivered(healthy, Delivery.after(slowness));
      case HANGING -> BrokenPages.delivered(healthy, Delivery.NEVER);
      case TRUNCATED -> BrokenPages.delivered(healthy, Delivery.HALF);
      case OVERSIZED -> BrokenPages.oversized(healthy);
      case BAD_CONTENT_TYPE -> BrokenPages.html(healthy);
      case INVALID_EXPOSITION -> BrokenPages.invalid();
      case UNAUTHORIZED -> BrokenPages.error(401, "Unauthorized");
      case FORBIDDEN -> BrokenPages.error(403, "Forbidden");
      case INTERNAL_SERVER_ERROR -> BrokenPages.error(500, "Internal Server Error");
      case REDIRECT_TO_LOGIN -> BrokenPages.login();
      default -> healthy;
    };
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
