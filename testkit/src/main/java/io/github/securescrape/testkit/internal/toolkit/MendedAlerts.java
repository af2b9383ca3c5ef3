// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Sends Go's alert where Java's TLS sends one of its own about a client's certificate. That can be
 * done up to TLS 1.2, where such an alert is not encrypted.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class MendedAlerts extends ChannelOutboundHandlerAdapter {

  private static final int ALERT = 21;
  private static final int PLAIN_LENGTH = 7;
  private static final int FATAL = 2;
  private static final int CERTIFICATE_UNKNOWN = 46;
  private static final int UNEXPECTED_MESSAGE = 10;

  private final ClientCheck check;

  MendedAlerts(ClientCheck check) {
    this.check = check;
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf record && isFatalAlert(record)) {
      int at = record.readerIndex() + PLAIN_LENGTH - 1;
      int alert = record.getByte(at);
      if (alert == CERTIFICATE_UNKNOWN || alert == ClientCheck.BAD_CERTIFICATE) {
        record.setByte(at, check.alert());
      } else if (alert == UNEXPECTED_MESSAGE) {
        // Java's word for "no group in common" in TLS 1.3.
        record.setByte(at, ClientCheck.HANDSHAKE_FAILURE);
      }
    }
    ctx.write(message, promise);
  }

  private static boolean isFatalAlert(ByteBuf record) {
    int start = record.readerIndex();
    return record.readableBytes() == PLAIN_LENGTH
        && record.getByte(start) == ALERT
        && record.getByte(start + PLAIN_LENGTH - 2) == FATAL;
  }
}
