// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.internal.toolkit.ServerTls.Connection;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An exporter that listens: threads, port, and what hangs on each connection. */
public final class ExporterServer implements AutoCloseable {

  private static final String NAME = "securescrape-exporter";

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory(NAME, true), NioIoHandler.newFactory());
  private final ExecutorService workers =
      Executors.newFixedThreadPool(2, new DefaultThreadFactory(NAME + "-worker", true));
  private final ExecutorService bcrypt =
      Executors.newSingleThreadExecutor(new DefaultThreadFactory(NAME + "-bcrypt", true));
  private final ChannelGroup connections = new DefaultChannelGroup(loops.next());
  private final WebFile file;
  private final WebConfig atStart;
  private final HttpLayer http;
  private volatile boolean closing;
  private final Channel listener;

  private ExporterServer(Path webConfigFile, WebConfig atStart, Pages pages, String host, int port)
      throws IOException {
    this.file = new WebFile(webConfigFile);
    this.atStart = atStart;
    TokenBucket limit = TokenBucket.of(atStart.rateLimit(), System::nanoTime);
    this.http = new HttpLayer(new GuardedPages(file, limit, new Users(bcrypt), pages, workers));
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    accept(connection);
                  }
                })
            .bind(host, port)
            .awaitUninterruptibly();
    this.listener = bound.channel();
    if (!bound.isSuccess()) {
      close();
      throw new IOException("cannot listen on " + host + ":" + port, bound.cause());
    }
  }

  /**
   * Starts an exporter.
   *
   * @param port where to listen; 0 for any free port
   * @throws io.github.securescrape.core.problem.InvalidConfigException if an exporter would refuse
   *     to start with the file
   */
  public static ExporterServer start(Path webConfigFile, Pages pages, String host, int port) {
    WebConfig config = WebConfigYaml.read(webConfigFile).orThrow();
    try {
      return new ExporterServer(webConfigFile, config, pages, host, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(Channel connection) {
    connections.add(connection);
    connection.pipeline().addLast(new PoliteClose(() -> closing));
    if (atStart.isTls()) {
      connection.pipeline().addLast(new FirstRecord(this));
    } else {
      http.addHttp1(connection.pipeline());
    }
  }

  @Nullable Connection connect(boolean chaChaFirst) {
    try {
      return file.connect(atStart.isHttp2(), chaChaFirst);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ExecutorService workers() {
    return workers;
  }

  HttpLayer http() {
    return http;
  }

  /** Returns the port that it listens on. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** Closes the port and all connections, and ends all threads. */
  @Override
  public void close() {
    closing = true;
    listener.close().awaitUninterruptibly();
    connections.close().awaitUninterruptibly();
    workers.shutdownNow();
    bcrypt.shutdownNow();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
