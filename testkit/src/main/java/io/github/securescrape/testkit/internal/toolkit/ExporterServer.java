// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.internal.toolkit.Patience.Stage;
import io.github.securescrape.testkit.internal.toolkit.ServerTls.Connection;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An exporter that listens: threads, port, and what hangs on each connection. */
public final class ExporterServer implements AutoCloseable {

  private final SharedThreads threads = SharedThreads.acquire();
  private final ChannelGroup connections = new DefaultChannelGroup(threads.loops().next());
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Patience.Limits limits;
  private final WebFile file;
  private final WebConfig atStart;
  private final HttpLayer http;
  private volatile boolean closing;
  private final Channel listener;

  private ExporterServer(
      Path webConfigFile,
      WebConfig atStart,
      Pages pages,
      InetSocketAddress address,
      TlsProvider provider,
      Clock clock,
      Patience.Limits limits)
      throws IOException {
    this.limits = limits;
    this.file = new WebFile(webConfigFile, provider, clock);
    this.atStart = atStart;
    TokenBucket limit = TokenBucket.of(atStart.rateLimit(), System::nanoTime);
    Users users = new Users(threads.hashing());
    this.http = new HttpLayer(new GuardedPages(file, limit, users, pages, threads.workers()));
    ChannelFuture bound =
        new ServerBootstrap()
            .group(threads.loops())
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    accept(connection);
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    this.listener = bound.channel();
    if (!bound.isSuccess()) {
      close();
      throw new IOException(
          "cannot listen on " + address.getHostString() + ":" + address.getPort(), bound.cause());
    }
  }

  /**
   * Starts an exporter.
   *
   * @param port where to listen; 0 for any free port
   * @param provider whose TLS it speaks
   * @param clock tells when client certificates are good
   * @throws io.github.securescrape.core.problem.InvalidConfigException if an exporter would refuse
   *     to start with the file
   */
  public static ExporterServer start(
      Path webConfigFile, Pages pages, String host, int port, TlsProvider provider, Clock clock) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    return start(webConfigFile, pages, address, provider, clock, Patience.Limits.DEFAULT);
  }

  static ExporterServer start(
      Path webConfigFile,
      Pages pages,
      InetSocketAddress address,
      TlsProvider provider,
      Clock clock,
      Patience.Limits limits) {
    WebConfig config = WebConfigYaml.read(webConfigFile).orThrow();
    try {
      return new ExporterServer(webConfigFile, config, pages, address, provider, clock, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(Channel connection) {
    connections.add(connection);
    connection.pipeline().addLast(new PoliteClose(() -> closing));
    Stage first = atStart.isTls() ? Stage.HANDSHAKE : Stage.IDLE;
    connection.pipeline().addLast(new Patience(limits, first));
    if (atStart.isTls()) {
      connection.pipeline().addLast(new FirstRecord(this));
    } else {
      http.addHttp1(connection.pipeline());
    }
  }

  @Nullable Connection connect(ClientHello hello) {
    try {
      return file.connect(atStart.isHttp2(), hello);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Executor workers() {
    return threads.workers();
  }

  HttpLayer http() {
    return http;
  }

  /** Returns how many connections are open. */
  int connections() {
    return connections.size();
  }

  /** Returns the port that it listens on. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** Closes the port and all connections, and ends the threads if this was the last exporter. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closing = true;
      listener.close().awaitUninterruptibly();
      connections.close().awaitUninterruptibly();
      threads.release();
    }
  }
}
