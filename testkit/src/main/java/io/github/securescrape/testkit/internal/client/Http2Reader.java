// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.testkit.internal.client.Answer.Head;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;

/** Reads an HTTP/2 answer, which has no reason phrases: Go puts its own. */
final class Http2Reader extends SimpleChannelInboundHandler<Http2StreamFrame> {

  private final PendingAnswer answer;

  Http2Reader(PendingAnswer answer) {
    this.answer = answer;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Http2StreamFrame frame) {
    if (frame instanceof Http2HeadersFrame head) {
      readHead(head.headers());
      if (head.isEndStream()) {
        answer.end();
      }
    } else if (frame instanceof Http2DataFrame data) {
      answer.body(data.content());
      if (data.isEndStream()) {
        answer.end();
      }
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
    if (event instanceof Http2ResetFrame reset) {
      answer.fail(
          "stream error: stream ID 1; "
              + Http2Error.valueOf(reset.errorCode())
              + "; received from peer");
    }
    super.userEventTriggered(ctx, event);
  }

  private void readHead(Http2Headers received) {
    int code = Integer.parseInt(String.valueOf(received.status()));
    if (code / 100 == 1 || answer.hasHead()) {
      return;
    }
    HttpHeaders headers =
        DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
    received.forEach(
        header -> {
          if (header.getKey().charAt(0) != ':') {
            headers.add(header.getKey(), header.getValue().toString().strip());
          }
        });
    answer.head(new Head(code, code + " " + GoStatus.phrase(code), headers));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    answer.fail(answer.hasHead() ? "unexpected EOF" : "EOF");
    super.channelInactive(ctx);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    answer.fail(GoErrors.ofBroken(ctx.channel(), cause));
  }
}
