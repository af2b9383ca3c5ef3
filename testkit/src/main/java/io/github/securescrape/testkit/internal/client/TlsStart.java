// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;

/** Shakes hands, then lets go on what needs the connection. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the answer.
final class TlsStart extends ChannelInboundHandlerAdapter {

  private static final long HANDSHAKE_SECONDS = 10;
  private static final long VERDICT_MILLIS = 150;

  private final ClientTls tls;
  private final SSLEngine engine;
  private final String prefix;
  private final PendingAnswer answer;
  private final Consumer<Boolean> next;
  private final Deque<Object> early = new ArrayDeque<>();
  private boolean sent;

  /** Whether the handshake is over for us, but the server may still refuse our certificate. */
  private boolean verdictAwaited;

  private TlsStart(
      ClientTls tls,
      SSLEngine engine,
      String prefix,
      PendingAnswer answer,
      Consumer<Boolean> next) {
    this.tls = tls;
    this.engine = engine;
    this.prefix = prefix;
    this.answer = answer;
    this.next = next;
  }

  /**
   * Begins a handshake.
   *
   * @param prefix what stands before the cause if it fails
   * @param next what comes after it, told whether HTTP/2 is to be spoken
   */
  static void begin(
      Channel channel, ClientTls tls, String prefix, PendingAnswer answer, Consumer<Boolean> next) {
    try {
      SSLEngine engine = tls.newEngine();
      SslHandler handler = new SslHandler(engine);
      handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
      TlsStart start = new TlsStart(tls, engine, prefix, answer, next);
      channel.pipeline().addLast(start.new Watch(), handler, start);
    } catch (ScrapeFailure e) {
      answer.fail(prefix + e.getMessage());
    }
  }

  private void fail(String cause) {
    answer.fail((sent ? "" : prefix) + cause);
  }

  /** Looks at what comes in before it is decrypted. */
  private final class Watch extends ChannelInboundHandlerAdapter {
    private static final int HEADER = 5;
    private static final int LOWEST_TYPE = 20;
    private static final int HIGHEST_TYPE = 23;
    private boolean seen;
    private boolean spoken;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      spoken = verdictAwaited;
      if (!seen && message instanceof ByteBuf first && first.isReadable()) {
        seen = true;
        int type = first.getUnsignedByte(first.readerIndex());
        if (type < LOWEST_TYPE || type > HIGHEST_TYPE) {
          int length = Math.min(HEADER, first.readableBytes());
          String start = first.toString(first.readerIndex(), length, StandardCharsets.US_ASCII);
          fail(
              start.equals("HTTP/") && prefix.isEmpty()
                  ? "http: server gave HTTP response to HTTPS client"
                  : "tls: first record does not look like a TLS handshake");
        }
      }
      ctx.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
      ctx.fireChannelReadComplete();
      if (spoken) {
        send(ctx.channel());
      }
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent done) {
      if (!done.isSuccess()) {
        fail(tls.trust().refusal().orElseGet(() -> GoErrors.ofBroken(ctx.channel(), done.cause())));
      } else if (tls.identity().wasAsked() && engine.getSession().getProtocol().equals("TLSv1.3")) {
        // The server judges only now; a request sent meanwhile could drown its verdict.
        verdictAwaited = true;
        ctx.executor().schedule(() -> send(ctx.channel()), VERDICT_MILLIS, TimeUnit.MILLISECONDS);
      } else {
        send(ctx.channel());
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  private void send(Channel channel) {
    if (!sent && !answer.isDone() && channel.isActive()) {
      sent = true;
      next.accept("h2".equals(engine.getApplicationProtocol()));
      ChannelHandlerContext ctx = channel.pipeline().context(this);
      for (Object message = early.poll(); message != null; message = early.poll()) {
        ctx.fireChannelRead(message);
      }
    }
  }

  /** Keeps what the server says before it was asked: HTTP/2 begins on both sides. */
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (sent) {
      ctx.fireChannelRead(message);
    } else {
      early.add(message);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    early.forEach(ReferenceCountUtil::release);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!sent) {
      fail("EOF");
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    fail(tls.trust().refusal().orElseGet(() -> GoErrors.ofBroken(ctx.channel(), root)));
  }
}
