// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a request over a connection that stands, and has its answer read. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the answer.
final class Requester {

  private final Request request;
  private final TargetUrl url;
  private final Map<String, List<String>> headers;
  private final PendingAnswer answer;
  private final @Nullable ProxyRoute route;

  /**
   * Returns a requester.
   *
   * @param route the proxy that passes on the request; {@code null} if there is none, or only a
   *     tunnel through one
   */
  Requester(Request request, PendingAnswer answer, @Nullable ProxyRoute route) {
    this.request = request;
    this.url = request.url();
    this.headers = request.headers();
    this.answer = answer;
    this.route = route;
  }

  void send(Channel channel, boolean http2) {
    if (http2) {
      sendHttp2(channel);
    } else {
      sendHttp1(channel);
    }
  }

  private void sendHttp1(Channel channel) {
    channel.pipeline().addLast(new Http1Reader(answer), new LastResort(answer));
    boolean whole = route != null;
    StringBuilder head = new StringBuilder(request.method()).append(' ');
    head.append(whole ? url.scheme() + "://" + url.address() : "").append(url.requestTarget());
    head.append(" HTTP/1.1\r\n");
    add(head, "Host", url.address());
    headers.getOrDefault("User-Agent", List.of()).forEach(value -> add(head, "User-Agent", value));
    if (route != null) {
      route.ownHeaders().forEach((name, value) -> add(head, name, value));
    }
    headers.forEach(
        (name, values) -> {
          if (!name.equals("User-Agent")) {
            values.forEach(value -> add(head, name, value));
          }
        });
    head.append("\r\n").append(request.body());
    ChannelFuture written =
        channel.writeAndFlush(Unpooled.copiedBuffer(head, StandardCharsets.UTF_8));
    written.addListener(this::written);
  }

  private static void add(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value.strip()).append("\r\n");
  }

  private void written(Future<?> written) {
    if (!written.isSuccess() && written instanceof ChannelFuture future) {
      answer.fail(GoErrors.ofBroken(future.channel(), written.cause()));
    }
  }

  private void sendHttp2(Channel channel) {
    channel
        .pipeline()
        .addLast(
            Http2FrameCodecBuilder.forClient().build(),
            new Http2MultiplexHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel pushed) {
                    pushed.close();
                  }
                }),
            new LastResort(answer));
    Http2Headers head =
        new DefaultHttp2Headers(false)
            .method(request.method())
            .scheme(url.scheme())
            .authority(url.address())
            .path(url.requestTarget());
    headers.forEach(
        (name, values) ->
            values.forEach(value -> head.add(name.toLowerCase(Locale.ROOT), value.strip())));
    Future<Http2StreamChannel> stream =
        new Http2StreamChannelBootstrap(channel).handler(new Http2Reader(answer)).open();
    stream.addListener(
        opened -> {
          if (opened.isSuccess()) {
            stream
                .getNow()
                .writeAndFlush(new DefaultHttp2HeadersFrame(head, true))
                .addListener(this::written);
          } else {
            answer.fail(GoErrors.ofBroken(channel, opened.cause()));
          }
        });
  }

  /** Tells what nobody before it has told. */
  private static final class LastResort extends ChannelInboundHandlerAdapter {
    private final PendingAnswer answer;

    LastResort(PendingAnswer answer) {
      this.answer = answer;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      answer.fail(answer.hasHead() ? "unexpected EOF" : "EOF");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      Throwable root = cause.getCause() == null ? cause : cause.getCause();
      answer.fail(GoErrors.ofBroken(ctx.channel(), root));
    }
  }
}
