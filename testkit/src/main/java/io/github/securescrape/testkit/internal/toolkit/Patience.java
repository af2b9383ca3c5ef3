// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which nothing goes on for longer than any scrape would take. Exporters in
 * Go wait forever; here forever has an end, so that what nobody uses is freed.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class Patience extends ChannelInboundHandlerAdapter {

  /**
   * How long the stages of a connection may last.
   *
   * @param handshake from the connection to the end of its TLS handshake
   * @param request from the first byte of a request to its last
   * @param answer from there until the answer is written
   * @param idle without a byte, between requests
   */
  record Limits(Duration handshake, Duration request, Duration answer, Duration idle) {

    /** Prometheus gives up a handshake after 10 seconds, and an idle connection after 5 minutes. */
    static final Limits DEFAULT =
        new Limits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10));

    Duration of(Stage stage) {
      return switch (stage) {
        case HANDSHAKE -> handshake;
        case REQUEST -> request;
        case ANSWER -> answer;
        case IDLE, HTTP2 -> idle;
      };
    }
  }

  /** What is waited for; HTTP/2 may do many things at once, and is left alone while bytes come. */
  enum Stage {
    HANDSHAKE,
    IDLE,
    REQUEST,
    ANSWER,
    HTTP2
  }

  private final Limits limits;
  private Stage stage;
  private long deadline;

  Patience(Limits limits, Stage first) {
    this.limits = limits;
    this.stage = first;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    await(stage);
    check(ctx);
  }

  /** Begins a stage. */
  void await(Stage next) {
    stage = next;
    deadline = System.nanoTime() + limits.of(next).toNanos();
  }

  private void check(ChannelHandlerContext ctx) {
    long left = deadline - System.nanoTime();
    if (!ctx.channel().isOpen()) {
      return;
    }
    if (left <= 0) {
      ctx.close();
    } else {
      // A shorter stage may begin meanwhile.
      long next = Math.min(left, limits.request().toNanos());
      ctx.executor().schedule(() -> check(ctx), next, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (stage == Stage.IDLE) {
      await(Stage.REQUEST);
    } else if (stage == Stage.HTTP2) {
      await(Stage.HTTP2);
    }
    ctx.fireChannelRead(message);
  }
}
