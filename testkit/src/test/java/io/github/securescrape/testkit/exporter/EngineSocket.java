// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.netty.handler.ssl.OpenSslEngine;
import io.netty.internal.tcnative.SSL;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** A client's connection that BoringSSL secures, whose alerts are told as Java tells them. */
final class EngineSocket extends Socket {

  private static final Pattern ALERT = Pattern.compile("(?:TLSV1|SSLV3)_ALERT_(\\w+)");

  private final Socket plain;
  private final OpenSslEngine engine;
  private final ByteBuffer in;
  private final ByteBuffer out;
  private final ByteBuffer read;
  private String group = "";

  EngineSocket(Socket plain, OpenSslEngine engine) throws IOException {
    this.plain = plain;
    this.engine = engine;
    this.in = ByteBuffer.allocate(1 << 16);
    this.out = ByteBuffer.allocate(1 << 16);
    this.read = ByteBuffer.allocate(1 << 16).flip();
    engine.beginHandshake();
    step(ByteBuffer.allocate(0), true);
    try {
      group = SSL.getGroupName(engine.sslPointer());
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  SSLSession session() {
    return engine.getSession();
  }

  String protocol() {
    String protocol = engine.getApplicationProtocol();
    return protocol == null ? "" : protocol;
  }

  /** Returns the group of the key exchange, in Go's words. */
  String group() {
    return group.replaceFirst("^P-", "CurveP");
  }

  /** Goes on until the handshake is over, and what is to be sent is sent or something is read. */
  private void step(ByteBuffer send, boolean handshake) throws IOException {
    while (true) {
      HandshakeStatus status = engine.getHandshakeStatus();
      boolean shaking =
          status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
      if (status == HandshakeStatus.NEED_TASK) {
        Runnable task = engine.getDelegatedTask();
        if (task != null) {
          task.run();
        }
      } else if (status == HandshakeStatus.NEED_WRAP || !shaking && send.hasRemaining()) {
        wrap(send);
      } else if (shaking || !handshake && send.limit() == 0) {
        if (unwrap()) {
          return;
        }
      } else {
        return;
      }
    }
  }

  private void wrap(ByteBuffer send) throws IOException {
    SSLEngineResult result = engine.wrap(send, out);
    plain.getOutputStream().write(out.array(), 0, out.position());
    out.clear();
    if (result.getStatus() == Status.CLOSED) {
      throw new EOFException("closed");
    }
  }

  /** Returns whether there is something to read, or the end. */
  private boolean unwrap() throws IOException {
    in.flip();
    read.compact();
    SSLEngineResult result;
    try {
      result = engine.unwrap(in, read);
    } catch (SSLException e) {
      Matcher alert = ALERT.matcher(String.valueOf(e.getMessage()));
      throw alert.find()
          ? new SSLException("Received fatal alert: " + alert.group(1).toLowerCase(Locale.ROOT), e)
          : e;
    } finally {
      in.compact();
      read.flip();
    }
    boolean done = result.getHandshakeStatus() == HandshakeStatus.FINISHED;
    if (result.getStatus() == Status.BUFFER_UNDERFLOW && !done) {
      int count = plain.getInputStream().read(in.array(), in.position(), in.remaining());
      if (count < 0) {
        throw new EOFException("closed");
      }
      in.position(in.position() + count);
    }
    return read.hasRemaining() || result.getStatus() == Status.CLOSED;
  }

  /** Returns whether there is something to read. */
  private boolean fill() throws IOException {
    try {
      if (!read.hasRemaining()) {
        step(ByteBuffer.allocate(0), false);
      }
    } catch (EOFException e) {
      return false;
    }
    return read.hasRemaining();
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return fill() ? read.get() & 0xff : -1;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        int count = fill() ? Math.min(length, read.remaining()) : -1;
        if (count > 0) {
          read.get(bytes, from, count);
        }
        return count;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        step(ByteBuffer.wrap(bytes, from, length), false);
      }
    };
  }

  @Override
  public boolean isClosed() {
    return plain.isClosed();
  }

  @Override
  public synchronized void close() throws IOException {
    plain.close();
  }
}
