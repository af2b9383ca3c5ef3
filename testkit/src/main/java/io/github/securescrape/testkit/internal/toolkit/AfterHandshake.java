// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.testkit.internal.tls.CipherSuites;
import io.github.securescrape.testkit.internal.toolkit.Patience.Stage;
import io.github.securescrape.testkit.internal.toolkit.ServerTls.Connection;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Goes on with the protocol that the handshake has chosen. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class AfterHandshake extends ChannelInboundHandlerAdapter {

  private final ExporterServer server;
  private final Connection tls;

  AfterHandshake(ExporterServer server, Connection tls) {
    this.server = server;
    this.tls = tls;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent done && done.isSuccess()) {
      SSLSession session = tls.engine().getSession();
      boolean http2 = "h2".equals(tls.engine().getApplicationProtocol());
      if (lacksNames(session) || http2 && isTooWeak(session)) {
        // From the very first handler: without an alert.
        ctx.pipeline().firstContext().close();
        return;
      }
      ctx.pipeline().get(Patience.class).await(http2 ? Stage.HTTP2 : Stage.IDLE);
      if (http2) {
        server.http().addHttp2(ctx.pipeline());
      } else {
        server.http().addHttp1(ctx.pipeline());
      }
      ctx.pipeline().remove(this);
    }
    ctx.fireUserEventTriggered(event);
  }

  private boolean lacksNames(SSLSession session) {
    try {
      return tls.check().wantsNames() && session.getPeerCertificates().length == 0;
    } catch (SSLPeerUnverifiedException e) {
      return true;
    }
  }

  private static boolean isTooWeak(SSLSession session) {
    return session.getProtocol().compareTo("TLSv1.2") < 0
        || CipherSuites.isTooWeakForHttp2(session.getCipherSuite());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
