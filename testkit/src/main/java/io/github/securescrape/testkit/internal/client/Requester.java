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

/** Sends a request over a connection that stands, and has its answer read. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the answer.
final class Requester {

  private final TargetUrl url;
  private final Map<String, List<String>> headers;
  private final PendingAnswer answer;

  Requester(TargetUrl url, Map<String, List<String>> headers, PendingAnswer answer) {
    this.url = url;
    this.headers = headers;
    this.answer = answer;
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
    StringBuilder head =
        new StringBuilder("GET ").append(url.requestTarget()).append(" HTTP/1.1\r\nHost: ");
    head.append(url.address()).append("\r\n");
    List<String> userAgent = headers.getOrDefault("User-Agent", List.of());
    userAgent.forEach(value -> head.append("User-Agent: ").append(value).append("\r\n"));
    headers.forEach(
        (name, values) -> {
          if (!name.equals("User-Agent")) {
            values.forEach(
                value -> head.append(name).append(": ").append(value.strip()).append("\r\n"));
          }
        });
    head.append("\r\n");
    ChannelFuture written =
        channel.writeAndFlush(Unpooled.copiedBuffer(head, StandardCharsets.UTF_8));
    written.addListener(this::written);
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
            .method("GET")
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
