// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.testkit.internal.client.Answer.Head;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A connection through a proxy that only passes on bytes. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the answer.
final class Tunnel {

  private Tunnel() {}

  /** Asks the proxy at the other end of a channel for a tunnel, and goes on when it is open. */
  static void open(Channel channel, String request, PendingAnswer answer, Runnable next) {
    PendingAnswer opened = new PendingAnswer(PendingAnswer.Part.HEAD);
    Http1Reader reader = new Http1Reader(opened);
    channel.pipeline().addLast(reader);
    opened.whenDone(
        (reply, failure) -> {
          String refusal = refusal(reply, failure);
          if (refusal == null) {
            channel.pipeline().remove(reader);
            next.run();
          } else {
            answer.fail(refusal);
          }
        });
    channel.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.UTF_8));
  }

  private static @Nullable String refusal(@Nullable Answer reply, @Nullable Throwable failure) {
    if (reply == null) {
      String cause = failure == null ? "EOF" : String.valueOf(failure.getMessage());
      return cause.equals("EOF") ? "unexpected EOF" : cause;
    }
    Head head = reply.head();
    int blank = head.status().indexOf(' ');
    return head.code() == 200
        ? null
        : blank < 0 ? "unknown status code" : head.status().substring(blank + 1);
  }
}
