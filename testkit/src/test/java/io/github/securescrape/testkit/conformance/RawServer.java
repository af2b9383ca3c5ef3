// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads once, sends a text, and closes; or does not even read. */
public final class RawServer implements AutoCloseable {

  private final ServerSocket socket;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final String text;
  private final boolean mute;

  private RawServer(String text, boolean mute) throws IOException {
    this.text = text;
    this.mute = mute;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::listen, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns a server that reads once, sends the text, and closes. */
  public static RawServer sending(String text) throws IOException {
    return new RawServer(text, false);
  }

  /** Returns a server that accepts connections and leaves them alone. */
  public static RawServer mute() throws IOException {
    return new RawServer("", true);
  }

  /** Returns the port that it listens on. */
  public int port() {
    return socket.getLocalPort();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        if (mute) {
          closed.await(8, TimeUnit.SECONDS);
        } else if (connection.getInputStream().read(new byte[4096]) > 0) {
          connection.getOutputStream().write(text.getBytes(UTF_8));
        }
      } catch (IOException | InterruptedException e) {
        // The client has gone, or the server closes.
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }
}
