// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands before a server, and hears whether it chooses HTTP/2, which TLS 1.2 says in clear. */
final class ListeningRelay implements AutoCloseable {

  /** The extension of application protocols, with {@code h2} alone in it. */
  private static final String H2 = "\0\20\0\5\0\3\2h2";

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Queue<Boolean> choices = new ConcurrentLinkedQueue<>();

  ListeningRelay(int server) throws IOException {
    this.server = server;
    start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** Returns for each connection whether HTTP/2 was chosen. */
  Queue<Boolean> choices() {
    return choices;
  }

  private static void start(Runnable run) {
    Thread thread = new Thread(run, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = keep(listener.accept());
        Socket upstream = keep(new Socket(InetAddress.getLoopbackAddress(), server));
        start(() -> copy(client, upstream, false));
        start(() -> copy(upstream, client, true));
      } catch (IOException e) {
        return;
      }
    }
  }

  private Socket keep(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  private void copy(Socket from, Socket to, boolean listens) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      boolean first = listens;
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        if (first) {
          first = false;
          choices.add(new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains(H2));
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One end has closed: the other is closed with it.
      return;
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket each : sockets) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
