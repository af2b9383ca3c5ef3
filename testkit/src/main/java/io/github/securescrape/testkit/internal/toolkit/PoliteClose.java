// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Closes a connection so that the peer can read the last words: sends the end, and reads what still
 * comes until the peer has closed too, for a second at most. To close at once would make the system
 * drop an alert together with the unread request.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class PoliteClose extends ChannelDuplexHandler {

  private static final long PATIENCE_MILLIS = 1000;

  private final BooleanSupplier hurry;
  private boolean closing;

  /**
   * Returns a handler.
   *
   * @param hurry whether to close at once
   */
  PoliteClose(BooleanSupplier hurry) {
    this.hurry = hurry;
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (hurry.getAsBoolean() || !ctx.channel().isActive()) {
      ctx.close(promise);
      return;
    }
    ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
    if (closing) {
      // Two handlers may find the same reason to close.
      return;
    }
    closing = true;
    ctx.flush();
    ((SocketChannel) ctx.channel()).shutdownOutput();
    ctx.channel().config().setAutoRead(true);
    ctx.executor().schedule(() -> ctx.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (closing) {
      ReferenceCountUtil.release(message);
    } else {
      ctx.fireChannelRead(message);
    }
  }
}
