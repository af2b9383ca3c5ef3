// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A proxy that takes every target for one on this machine, and keeps what it was asked. */
public final class ProxyServer implements AutoCloseable {

  private static final String LENGTH = "(?s)^(?:.*\r\nContent-Length: (\\d+)\r\n.*|.*)$";
  private static final String OPEN = "HTTP/1.1 200 OK\r\n\r\n";
  private static final String PAGE =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nproxied 1\n";

  private final LocalServer server;
  private final boolean socks;
  private final int refusal;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private ProxyServer(ServerSocketFactory sockets, boolean socks, int refusal) throws IOException {
    this.socks = socks;
    this.refusal = refusal;
    this.server = new LocalServer(sockets, this::serve);
  }

  /** Returns an HTTP proxy. */
  public static ProxyServer http(ServerSocketFactory sockets) throws IOException {
    return new ProxyServer(sockets, false, 0);
  }

  /** Returns a SOCKS5 proxy; it refuses with a code other than 0. */
  public static ProxyServer socks(int refusal) throws IOException {
    return new ProxyServer(ServerSocketFactory.getDefault(), true, refusal);
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Returns what it was asked. */
  public List<String> asked() {
    return asked;
  }

  private void serve(Socket connection) throws IOException {
    DataInputStream in = new DataInputStream(connection.getInputStream());
    if (socks) {
      serveSocks(in, connection.getOutputStream());
    } else {
      serveHttp(in, connection.getOutputStream());
    }
  }

  private void serveHttp(InputStream in, OutputStream out) throws IOException {
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      head += (char) next;
    }
    asked.add(head);
    in.readNBytes(Integer.parseInt(head.replaceFirst(LENGTH, "0$1")));
    if (head.startsWith("CONNECT ")) {
      int port = Integer.parseInt(head.replaceFirst("(?s)^\\S+ \\S+:(\\d+) .*", "$1"));
      pass(port, in, out, OPEN.getBytes(ISO_8859_1));
    } else {
      out.write(PAGE.getBytes(ISO_8859_1));
    }
  }

  private void serveSocks(DataInputStream in, OutputStream out) throws IOException {
    in.readByte();
    byte[] methods = in.readNBytes(in.readByte());
    boolean login = methods[methods.length - 1] == 2;
    out.write(new byte[] {5, (byte) (login ? 2 : 0)});
    if (login) {
      in.readByte();
      asked.add(text(in) + ":" + text(in));
      out.write(new byte[] {1, 0});
    }
    in.readNBytes(3);
    int type = in.readByte();
    String host =
        type == 3
            ? text(in)
            : InetAddress.getByAddress(in.readNBytes(type == 1 ? 4 : 16)).getHostAddress();
    int port = in.readUnsignedShort();
    asked.add(host + ":" + port);
    byte[] reply = {5, (byte) refusal, 0, 1, 127, 0, 0, 1, 0, 0};
    if (refusal == 0) {
      pass(port, in, out, reply);
    } else {
      out.write(reply);
    }
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
  }

  private void pass(int port, InputStream in, OutputStream out, byte[] reply) throws IOException {
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      out.write(reply);
      OutputStream toTarget = target.getOutputStream();
      server.execute(
          () -> {
            try {
              in.transferTo(toTarget);
            } catch (IOException e) {
              // The scraper has gone.
            }
          });
      target.getInputStream().transferTo(out);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
