// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks a SOCKS5 proxy for a connection to a target, with Go's words for what goes wrong. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends the answer.
final class Socks5 extends ByteToMessageDecoder {

  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int LOGIN = 2;
  private static final int NOTHING_FITS = 0xFF;
  private static final int LOGIN_VERSION = 1;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int HEAD = 5;
  private static final int PORT_BYTES = 2;
  private static final int MAX_DIGITS = 5;
  private static final int MAX_PORT = 0xFFFF;
  private static final int MAX_NAME = 255;
  private static final List<String> REFUSALS =
      List.of(
          "succeeded",
          "general SOCKS server failure",
          "connection not allowed by ruleset",
          "network unreachable",
          "host unreachable",
          "connection refused",
          "TTL expired",
          "command not supported",
          "address type not supported");

  /** What the proxy says next. */
  private enum Step {
    METHOD,
    LOGIN,
    REPLY
  }

  private final ProxyRoute route;
  private final TargetUrl url;
  private final PendingAnswer answer;
  private final Runnable next;
  private Step step = Step.METHOD;

  private Socks5(ProxyRoute route, TargetUrl url, PendingAnswer answer, Runnable next) {
    this.route = route;
    this.url = url;
    this.answer = answer;
    this.next = next;
  }

  /** Asks the proxy at the other end of a channel, and goes on when the target is reached. */
  static void open(
      Channel channel, ProxyRoute route, TargetUrl url, PendingAnswer answer, Runnable next) {
    channel.pipeline().addLast(new Socks5(route, url, answer, next));
    boolean login = !route.userInfo().isEmpty();
    channel.writeAndFlush(login ? bytes(VERSION, 2, NO_LOGIN, LOGIN) : bytes(VERSION, 1, NO_LOGIN));
  }

  private static ByteBuf bytes(int... bytes) {
    ByteBuf all = Unpooled.buffer();
    for (int each : bytes) {
      all.writeByte(each);
    }
    return all;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < 2) {
      return;
    }
    int at = in.readerIndex();
    int version = in.getUnsignedByte(at);
    int code = in.getUnsignedByte(at + 1);
    if (version != (step == Step.LOGIN ? LOGIN_VERSION : VERSION)) {
      fail(
          step == Step.LOGIN
              ? "invalid username/password version"
              : "unexpected protocol version " + version);
      in.skipBytes(in.readableBytes());
    } else if (step == Step.REPLY) {
      readReply(ctx, in, code);
    } else {
      in.skipBytes(2);
      if (step == Step.METHOD) {
        readMethod(ctx.channel(), code);
      } else if (code == 0) {
        connect(ctx.channel());
      } else {
        fail("username/password authentication failed");
      }
    }
  }

  private void readMethod(Channel channel, int method) {
    String[] login = route.userInfo().split(":", 2);
    boolean offered = !route.userInfo().isEmpty();
    if (method == NOTHING_FITS) {
      fail("no acceptable authentication methods");
    } else if (!offered || method == NO_LOGIN) {
      connect(channel);
    } else if (method == LOGIN) {
      step = Step.LOGIN;
      channel.writeAndFlush(
          bytes(LOGIN_VERSION)
              .writeBytes(counted(login[0]))
              .writeBytes(counted(login.length > 1 ? login[1] : "")));
    } else {
      fail("unsupported authentication method " + method);
    }
  }

  private static ByteBuf counted(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes(bytes.length).writeBytes(bytes);
  }

  private void connect(Channel channel) {
    step = Step.REPLY;
    int port = url.port().length() > MAX_DIGITS ? 0 : Integer.parseInt(url.port());
    if (port < 1 || port > MAX_PORT || url.host().length() > MAX_NAME) {
      fail(
          url.host().length() > MAX_NAME
              ? "FQDN too long"
              : "port number out of range " + url.port());
      return;
    }
    byte[] ip = NetUtil.createByteArrayFromIpAddressString(url.host());
    ByteBuf target =
        ip == null
            ? bytes(NAME).writeBytes(counted(url.host()))
            : bytes(ip.length == Integer.BYTES ? IPV4 : IPV6).writeBytes(ip);
    channel.writeAndFlush(bytes(VERSION, CONNECT, 0).writeBytes(target).writeShort(port));
  }

  private void readReply(ChannelHandlerContext ctx, ByteBuf in, int code) {
    if (in.readableBytes() < HEAD) {
      return;
    }
    int at = in.readerIndex();
    int length =
        switch (in.getUnsignedByte(at + 3)) {
          case IPV4 -> 4;
          case IPV6 -> 16;
          default -> 1 + in.getUnsignedByte(at + 4);
        };
    if (code != 0) {
      fail(
          "unknown error "
              + (code < REFUSALS.size() ? REFUSALS.get(code) : "unknown code: " + code));
    } else if (in.readableBytes() >= HEAD - 1 + length + PORT_BYTES) {
      in.skipBytes(HEAD - 1 + length + PORT_BYTES);
      ctx.pipeline().remove(this);
      next.run();
    }
  }

  private void fail(String cause) {
    String way = GoErrors.join(route.proxy().host(), route.proxy().port());
    String target = GoErrors.join(url.host(), url.port());
    answer.fail("socks connect tcp " + way + "->" + target + ": " + cause);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(GoErrors.ofBroken(ctx.channel(), cause));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    fail("EOF");
    super.channelInactive(ctx);
  }
}
