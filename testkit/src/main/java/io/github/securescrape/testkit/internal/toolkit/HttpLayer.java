// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.flow.FlowControlHandler;

/** HTTP/1.1 and HTTP/2, ending in the same pages. */
final class HttpLayer {

  private static final int MAX_HEAD = 1 << 20;
  private static final int MAX_BODY = 1 << 20;

  private final GuardedPages pages;

  HttpLayer(GuardedPages pages) {
    this.pages = pages;
  }

  void addHttp1(ChannelPipeline pipeline) {
    pipeline.addLast(
        new HttpServerCodec(MAX_HEAD, MAX_HEAD, MAX_HEAD),
        new HttpObjectAggregator(MAX_BODY),
        new FlowControlHandler(),
        new RequestHandler(pages, false));
  }

  void addHttp2(ChannelPipeline pipeline) {
    pipeline.addLast(
        Http2FrameCodecBuilder.forServer().build(),
        new Http2MultiplexHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel stream) {
                stream
                    .pipeline()
                    .addLast(
                        new Http2StreamFrameToHttpObjectCodec(true),
                        new HttpObjectAggregator(MAX_BODY),
                        new RequestHandler(pages, true));
              }
            }));
  }
}
