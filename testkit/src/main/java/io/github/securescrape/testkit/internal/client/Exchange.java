// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request and its answer, over a connection and a thread of their own. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the answer.
final class Exchange implements AutoCloseable {

  private static final String PROXY = "proxyconnect tcp: ";

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("securescrape-scraper", true), NioIoHandler.newFactory());
  private final PendingAnswer answer;
  private final Request request;
  private final TargetUrl url;
  private final @Nullable ClientTls tls;
  private final @Nullable ProxyRoute route;
  private final @Nullable ClientTls proxyTls;

  /**
   * Returns an exchange that has not begun.
   *
   * @param tls the TLS side; {@code null} for plain HTTP
   * @param route the proxy to go through; {@code null} for none
   * @param proxyTls the TLS side towards the proxy; {@code null} if it speaks none
   */
  Exchange(
      Request request,
      @Nullable ClientTls tls,
      @Nullable ProxyRoute route,
      @Nullable ClientTls proxyTls,
      PendingAnswer answer) {
    this.request = request;
    this.url = request.url();
    this.tls = tls;
    this.route = route;
    this.proxyTls = proxyTls;
    this.answer = answer;
  }

  Answer run(Deadline deadline) throws ScrapeFailure {
    loop.execute(this::resolve);
    return answer.await(deadline);
  }

  private void resolve() {
    TargetUrl hop = route == null ? url : route.proxy();
    try {
      connect(Resolver.resolve(hop.host(), hop.port()).iterator(), "");
    } catch (ScrapeFailure e) {
      unreachable(String.valueOf(e.getMessage()));
    }
  }

  private void unreachable(String cause) {
    answer.fail(route == null ? cause : PROXY + cause);
  }

  /** Tries one address after the other; the first failure is the one to tell. */
  private void connect(Iterator<InetSocketAddress> addresses, String failure) {
    if (!addresses.hasNext()) {
      unreachable(failure);
      return;
    }
    InetSocketAddress address = addresses.next();
    ChannelFuture connected =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    // What the connection carries is known once it is there.
                  }
                })
            .connect(address);
    connected.addListener(
        done -> {
          if (done.isSuccess()) {
            begin(connected.channel());
          } else {
            String cause = GoErrors.ofConnect(address, done.cause());
            connect(addresses, failure.isEmpty() ? cause : failure);
          }
        });
  }

  private void begin(Channel channel) {
    if (route == null) {
      request(channel, false);
    } else if (proxyTls == null) {
      through(channel, route, false);
    } else {
      TlsStart.begin(channel, proxyTls, PROXY, answer, http2 -> through(channel, route, http2));
    }
  }

  private void through(Channel channel, ProxyRoute route, boolean http2) {
    if (route.isSocks()) {
      Socks5.open(channel, route, url, answer, () -> request(channel, false));
    } else if (tls != null) {
      Tunnel.open(channel, route.connectRequest(url), answer, () -> request(channel, false));
    } else {
      request(channel, http2);
    }
  }

  /**
   * Sends the request, after a handshake if need be.
   *
   * @param http2 what to speak without a handshake
   */
  private void request(Channel channel, boolean http2) {
    boolean told = tls == null && route != null && !route.isSocks();
    Requester requester = new Requester(request, answer, told ? route : null);
    if (tls == null) {
      requester.send(channel, http2);
    } else {
      TlsStart.begin(channel, tls, "", answer, agreed -> requester.send(channel, agreed));
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
