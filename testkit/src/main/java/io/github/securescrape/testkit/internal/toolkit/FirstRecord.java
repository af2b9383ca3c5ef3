// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.testkit.internal.toolkit.ServerTls.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first record of a connection: sets up TLS by what the web config says at that
 * moment, and tells a client that speaks plain HTTP.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class FirstRecord extends ByteToMessageDecoder {

  private static final int HEADER = 5;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int PROTOCOL_VERSION = 70;
  private static final int INTERNAL_ERROR = 80;
  private static final Set<String> PLAIN_HTTP = Set.of("GET /", "HEAD ", "POST ", "PUT /", "OPTIO");
  private static final String PLAIN_ANSWER =
      "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n";

  private final ExporterServer server;
  private boolean waiting;

  FirstRecord(ExporterServer server) {
    this.server = server;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (waiting || in.readableBytes() < HEADER) {
      return;
    }
    int start = in.readerIndex();
    int type = in.getUnsignedByte(start);
    if (type != HANDSHAKE && type != ALERT || in.getUnsignedByte(start + 1) >= 0x10) {
      refusePlain(ctx, in);
      return;
    }
    int length = in.getUnsignedShort(start + 3);
    if (in.readableBytes() < HEADER + length) {
      return;
    }
    waiting = true;
    ClientHello hello = ClientHello.parse(in.slice(start + HEADER, length));
    CompletableFuture.supplyAsync(() -> server.connect(hello), server.workers())
        .whenCompleteAsync((tls, failure) -> proceed(ctx, tls, failure), ctx.executor());
  }

  private void proceed(
      ChannelHandlerContext ctx, @Nullable Connection tls, @Nullable Throwable failure) {
    if (ctx.isRemoved()) {
      return;
    }
    if (tls == null) {
      refuse(ctx, failure == null ? PROTOCOL_VERSION : INTERNAL_ERROR);
      return;
    }
    if (tls.refusal() != 0) {
      refuse(ctx, tls.refusal());
      return;
    }
    // Before this handler goes and hands on what it has read.
    ctx.pipeline()
        .addAfter(ctx.name(), "after", new AfterHandshake(server, tls))
        .addAfter(ctx.name(), "tls", new SslHandler(tls.engine(), server.workers()));
    if (!tls.exactAlerts()) {
      ctx.pipeline().addBefore(ctx.name(), "alerts", new MendedAlerts(tls.check()));
    }
    ctx.pipeline().remove(this);
  }

  private static void refuse(ChannelHandlerContext ctx, int alert) {
    byte[] fatal = {ALERT, 3, 3, 0, 2, 2, (byte) alert};
    ctx.writeAndFlush(Unpooled.wrappedBuffer(fatal)).addListener(ChannelFutureListener.CLOSE);
  }

  private static void refusePlain(ChannelHandlerContext ctx, ByteBuf in) {
    String start = in.toString(in.readerIndex(), HEADER, StandardCharsets.US_ASCII);
    in.skipBytes(in.readableBytes());
    ByteBuf answer =
        PLAIN_HTTP.contains(start)
            ? Unpooled.copiedBuffer(PLAIN_ANSWER, StandardCharsets.US_ASCII)
            : Unpooled.EMPTY_BUFFER;
    ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
