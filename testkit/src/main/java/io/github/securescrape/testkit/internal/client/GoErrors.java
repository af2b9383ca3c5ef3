// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.testkit.internal.tls.AlertWords;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What Go says where Java throws. */
final class GoErrors {

  private GoErrors() {}

  /** Returns {@code host:port}, an IPv6 address in brackets. */
  static String join(String host, Object port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  static String join(InetSocketAddress address) {
    return join(address.getAddress().getHostAddress(), address.getPort());
  }

  /** Returns what Go says of a connection that could not be made. */
  static String ofConnect(InetSocketAddress address, Throwable cause) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    String reason = "connection refused";
    for (String each : new String[] {"no route to host", "network is unreachable", "timed out"}) {
      if (text.contains(each)) {
        reason = each.equals("timed out") ? "connection timed out" : each;
      }
    }
    return "dial tcp " + join(address) + ": connect: " + reason;
  }

  /** Returns what Go says of a connection that broke. */
  static String ofBroken(Channel channel, Throwable cause) {
    Optional<String> alert = alert(cause);
    if (alert.isPresent()) {
      return alert.get();
    }
    if (cause instanceof SslHandshakeTimeoutException) {
      return "net/http: TLS handshake timeout";
    }
    String text = String.valueOf(cause.getMessage());
    if (cause instanceof ClosedChannelException || text.contains("Connection closed while")) {
      return "EOF";
    }
    if (cause instanceof SSLException) {
      return "tls: " + text;
    }
    if (cause instanceof IOException) {
      String path =
          channel.localAddress() instanceof InetSocketAddress from
                  && channel.remoteAddress() instanceof InetSocketAddress to
              ? " " + join(from) + "->" + join(to)
              : "";
      return text.contains("Broken pipe")
          ? "write tcp" + path + ": write: broken pipe"
          : "read tcp" + path + ": read: connection reset by peer";
    }
    return text;
  }

  private static Optional<String> alert(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      Optional<String> alert = AlertWords.received(each);
      if (alert.isPresent()) {
        return alert;
      }
    }
    return Optional.empty();
  }
}
