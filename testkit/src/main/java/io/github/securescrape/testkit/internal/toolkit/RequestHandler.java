// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.testkit.internal.toolkit.Patience.Stage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one connection, or of one HTTP/2 stream, one after the other. What a
 * client sends as a body is of no interest; as in Go, the end of a short one is awaited.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class RequestHandler extends SimpleChannelInboundHandler<HttpObject> {

  private static final String BAD_REQUEST = "400 Bad Request";
  private static final String TOO_LARGE = "431 Request Header Fields Too Large";
  private static final int SHORT_BODY = 256 << 10;

  private final GuardedPages pages;
  private final boolean http2;
  private @Nullable Patience patience;

  /** The request whose body is still to come, as much of it as is left of a short one. */
  private @Nullable HttpRequest request;

  private long left;

  RequestHandler(GuardedPages pages, boolean http2) {
    this.pages = pages;
    this.http2 = http2;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    patience = ctx.pipeline().get(Patience.class);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
    if (message instanceof HttpRequest head) {
      begin(ctx, head);
    }
    HttpRequest begun = request;
    if (begun != null && message instanceof HttpContent content) {
      left -= content.content().readableBytes();
      boolean broken = left < 0 || content.decoderResult().isFailure();
      if (broken || content instanceof LastHttpContent) {
        answer(ctx, begun, !broken && HttpUtil.isKeepAlive(begun));
      }
    }
  }

  private void begin(ChannelHandlerContext ctx, HttpRequest head) {
    DecoderResult result = head.decoderResult();
    if (result.isFailure()) {
      refuse(ctx, result.cause() instanceof TooLongFrameException ? TOO_LARGE : BAD_REQUEST);
      return;
    }
    boolean http11 = head.protocolVersion().equals(HttpVersion.HTTP_1_1);
    if (!http2 && http11 && !head.headers().contains(HttpHeaderNames.HOST)) {
      refuse(ctx, BAD_REQUEST + ": missing required Host header");
      return;
    }
    request =
        new DefaultHttpRequest(head.protocolVersion(), head.method(), head.uri(), head.headers());
    left = SHORT_BODY;
    if (http2
        || HttpUtil.getContentLength(head, 0L) > SHORT_BODY
        || HttpUtil.is100ContinueExpected(head)) {
      answer(ctx, request, false);
    }
  }

  private void answer(ChannelHandlerContext ctx, HttpRequest begun, boolean keepAlive) {
    request = null;
    ctx.channel().config().setAutoRead(false);
    await(Stage.ANSWER);
    pages
        .answer(begun)
        .whenCompleteAsync((page, failure) -> deliver(ctx, begun, page, keepAlive), ctx.executor());
  }

  private void deliver(
      ChannelHandlerContext ctx, HttpRequest begun, @Nullable Page page, boolean keepAlive) {
    Duration delay = page == null ? Duration.ZERO : page.delivery().delay();
    if (delay.isNegative()) {
      // Reading on, to notice when the client has had enough.
      ctx.channel().config().setAutoRead(true);
    } else if (delay.isZero()) {
      write(ctx, begun, page, keepAlive);
    } else {
      ctx.executor()
          .schedule(
              () -> write(ctx, begun, page, keepAlive), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void await(Stage stage) {
    if (patience != null) {
      patience.await(stage);
    }
  }

  private static void refuse(ChannelHandlerContext ctx, String status) {
    ChannelHandlerContext codec = ctx.pipeline().context(HttpServerCodec.class);
    if (codec == null) {
      ctx.close();
      return;
    }
    // Past the encoder, byte by byte as Go writes it.
    String answer =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
            + status;
    codec
        .writeAndFlush(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII))
        .addListener(done -> ctx.close());
  }

  private void write(
      ChannelHandlerContext ctx, HttpRequest request, @Nullable Page page, boolean keepAlive) {
    if (page == null) {
      ctx.close();
      return;
    }
    boolean head = request.method().equals(HttpMethod.HEAD);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            request.protocolVersion(),
            HttpResponseStatus.valueOf(page.status()),
            head ? Unpooled.EMPTY_BUFFER : page.body());
    page.headers().forEach((name, value) -> set(response, name, value));
    response.headers().set("Date", now());
    response.headers().set("Content-Length", page.body().readableBytes());
    if (!keepAlive && request.protocolVersion().equals(HttpVersion.HTTP_1_1) && !http2) {
      response.headers().set("Connection", "close");
    }
    if (page.delivery().cut()) {
      writeHalf(ctx, response);
      return;
    }
    ChannelFuture written = ctx.writeAndFlush(response);
    if (keepAlive && !http2) {
      written.addListener(done -> await(Stage.IDLE));
      ctx.channel().config().setAutoRead(true);
    } else {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @SuppressWarnings("JavaUtilDate") // Netty's formatter takes no other.
  private static String now() {
    return DateFormatter.format(new Date());
  }

  private static void writeHalf(ChannelHandlerContext ctx, FullHttpResponse whole) {
    ctx.write(new DefaultHttpResponse(whole.protocolVersion(), whole.status(), whole.headers()));
    ByteBuf half = whole.content().readSlice(whole.content().readableBytes() / 2);
    ctx.writeAndFlush(new DefaultHttpContent(half)).addListener(ChannelFutureListener.CLOSE);
  }

  /** Line ends in a value become blanks; HTTP/2 has no place for such a header at all. */
  private void set(FullHttpResponse response, String name, String value) {
    String oneLine = value.replace('\r', ' ').replace('\n', ' ');
    if (!http2 || oneLine.equals(value)) {
      response.headers().set(name, oneLine.strip());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
