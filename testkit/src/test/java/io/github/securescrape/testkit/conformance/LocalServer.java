// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** A server on this machine that gives each connection a thread of its own. */
final class LocalServer implements AutoCloseable {

  /** Serves one connection, which is closed afterwards. */
  interface Service {
    void serve(Socket connection) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final Service service;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  LocalServer(ServerSocketFactory sockets, Service service) throws IOException {
    this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.service = service;
    threads.execute(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Does something besides, until this server closes. */
  void execute(Runnable task) {
    threads.execute(task);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      service.serve(connection);
    } catch (IOException | InterruptedException e) {
      // One of both sides has gone, or the server closes.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
