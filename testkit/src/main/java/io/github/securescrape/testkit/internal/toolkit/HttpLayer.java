// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.flow.FlowControlHandler;

/** HTTP/1.1 and HTTP/2, ending in the same pages. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class HttpLayer {

  /** Go's bounds. */
  private static final int MAX_HEAD = 1 << 20;

  private static final int MAX_STREAMS = 250;

  /** Where Go has none, what no client that scrapes comes near to. */
  private static final int MAX_RESETS = 200;

  private static final int SECONDS = 30;

  private final GuardedPages pages;

  HttpLayer(GuardedPages pages) {
    this.pages = pages;
  }

  void addHttp1(ChannelPipeline pipeline) {
    pipeline.addLast(
        new HttpServerCodec(MAX_HEAD, MAX_HEAD, MAX_HEAD),
        new FlowControlHandler(),
        new RequestHandler(pages, false));
  }

  void addHttp2(ChannelPipeline pipeline) {
    pipeline.addLast(
        Http2FrameCodecBuilder.forServer()
            .initialSettings(
                Http2Settings.defaultSettings()
                    .maxHeaderListSize(MAX_HEAD)
                    .maxConcurrentStreams(MAX_STREAMS))
            .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, SECONDS)
            .encoderEnforceMaxRstFramesPerWindow(MAX_RESETS, SECONDS)
            .build(),
        new Http2MultiplexHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel stream) {
                stream
                    .pipeline()
                    .addLast(
                        new Http2StreamFrameToHttpObjectCodec(true),
                        new RequestHandler(pages, true));
              }
            }),
        new Ending());
  }

  /** The codec has said what was wrong, and ends the connection. */
  private static final class Ending extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }
}
